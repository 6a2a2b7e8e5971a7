import { AttentionProvider, useAttention } from './attention';
import { EmbeddedHead } from './EmbeddedHead';
import { EmbeddedWhy } from './EmbeddedWhy';
import type { Opening } from './opening';
import { StageArea } from './StageArea';
import { useHostMessages } from './useHostMessages';
import { usePodflight } from './usePodflight';
import './embedded.css';

/** Stage and timeline only: what a training document shows in an iframe. It takes no focus and keeps nothing. */
export function EmbeddedPage({ opening }: { opening: Opening }) {
  return (
    <AttentionProvider>
      <Embedded opening={opening} />
    </AttentionProvider>
  );
}

function Embedded({ opening }: { opening: Opening }) {
  const podflight = usePodflight(opening);
  useHostMessages(podflight);
  const { subject } = useAttention();
  return (
    <main className="embedded relative flex h-full min-h-0 flex-col gap-1 p-2 pt-1">
      <EmbeddedHead podflight={podflight} />
      <StageArea podflight={podflight} />
      {subject && podflight.run && <EmbeddedWhy podflight={podflight} run={podflight.run} subject={subject} />}
    </main>
  );
}
