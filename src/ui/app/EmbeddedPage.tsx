import type { Opening } from './opening';
import { StageArea } from './StageArea';
import { useHostMessages } from './useHostMessages';
import { usePodflight } from './usePodflight';

/** Stage and timeline only: what a training document shows in an iframe. It takes no focus and keeps nothing. */
export function EmbeddedPage({ opening }: { opening: Opening }) {
  const podflight = usePodflight(opening);
  useHostMessages(podflight);
  return (
    <main className="flex h-full min-h-0 flex-col p-2">
      <StageArea podflight={podflight} />
    </main>
  );
}
