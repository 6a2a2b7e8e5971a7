import type { Run } from '../../engine/run';
import { eventsAt } from '../../projection/objects';
import type { WhySubject } from '../../projection/why/subject';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import { Empty, WhyButton } from './parts';
import { usePointingRow } from './usePointingRow';

export interface EventsPanelProps {
  run: Run;
  atMs: number;
  onJump(atMs: number): void;
  onAsk(subject: WhySubject): void;
}

/** Kubernetes Events of the namespace, newest last; a click goes to the moment, or asks why. */
export function EventsPanel({ run, atMs, onJump, onAsk }: EventsPanelProps) {
  const { text } = useText();
  const pointing = usePointingRow(run);
  const rows = eventsAt(run, atMs).filter(({ event }) => event.metadata.namespace === run.scenario.namespace);
  if (rows.length === 0) return <Empty>{text('events.empty')}</Empty>;
  return (
    <div className="events h-full overflow-auto" data-testid="events">
      <table className="w-full border-collapse text-left text-[13px]">
        <thead className="sticky top-0 bg-panel text-faint">
          <tr>
            {(['age', 'type', 'reason', 'object', 'message'] as const).map((column) => (
              <th key={column} scope="col" className="px-3 py-1.5 font-medium whitespace-nowrap">
                {text(`events.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ atMs: eventAtMs, sequence, event }) => (
            <tr
              key={event.metadata.name}
              className="pointing-row border-t border-line align-top"
              {...pointing.ofEvent(sequence)}
            >
              <td className="px-3 py-1">
                <button
                  type="button"
                  className="min-h-6 border-0 bg-transparent p-0 whitespace-nowrap text-faint hover:text-accent"
                  onClick={() => onJump(eventAtMs)}
                >
                  {formatMoment(eventAtMs)}
                </button>
              </td>
              <td className={`px-3 py-1 ${event.type === 'Warning' ? 'font-semibold text-bad' : 'text-soft'}`}>
                {event.type}
              </td>
              <td className="px-3 py-1 font-semibold whitespace-nowrap">
                {event.reason}
                {(event.count ?? 1) > 1 && <span className="text-faint"> ×{event.count}</span>}
              </td>
              <td className="px-3 py-1 font-mono whitespace-nowrap text-soft">
                {event.involvedObject.kind?.toLowerCase()}/{event.involvedObject.name}
              </td>
              <td className="px-3 py-1 break-words">
                {event.message}
                <WhyButton
                  label={text('why.ask.event', { reason: event.reason })}
                  onAsk={() => onAsk({ kind: 'event', sequence })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
