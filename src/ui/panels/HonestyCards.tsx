import { EyeOff } from 'lucide-react';
import { memo } from 'react';
import type { Run } from '../../engine/run';
import { noticesAt } from '../../projection/stageAt';
import { useText } from '../text/TextContext';

/** What the run met and the simulator only approximates or leaves out, said where the picture is. */
export const HonestyCards = memo(function HonestyCards({ run, atMs }: { run: Run; atMs: number }) {
  const { textOf } = useText();
  const notices = noticesAt(run, atMs);
  if (notices.length === 0) return null;
  return (
    <ul className="m-0 flex list-none flex-col gap-1 p-0" data-testid="not-simulated">
      {notices.map(({ code, params }) => (
        <li
          key={`${code} ${JSON.stringify(params)}`}
          className="flex items-start gap-2 rounded-lg border border-warn bg-warn-soft px-3 py-1.5 text-sm"
        >
          <EyeOff size={15} className="mt-0.5 shrink-0 text-warn" aria-hidden />
          {textOf(code, params)}
        </li>
      ))}
    </ul>
  );
});
