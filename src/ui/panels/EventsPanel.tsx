import type { Run } from '../../engine/run';
import { eventsAt } from '../../projection/objects';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import { Empty } from './parts';

/** Kubernetes Events of the namespace, newest last; a click goes to the moment. */
export function EventsPanel({ run, atMs, onJump }: { run: Run; atMs: number; onJump(atMs: number): void }) {
  const { text } = useText();
  const rows = eventsAt(run, atMs).filter(({ event }) => event.metadata.namespace === run.scenario.namespace);
  if (rows.length === 0) return <Empty>{text('events.empty')}</Empty>;
  return (
    <div className="h-full overflow-auto" data-testid="events">
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
          {rows.map(({ atMs: eventAtMs, event }) => (
            <tr key={event.metadata.name} className="border-t border-line align-top hover:bg-raised">
              <td className="px-3 py-1">
                <button
                  type="button"
                  className="border-0 bg-transparent p-0 whitespace-nowrap text-faint hover:text-accent"
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
              <td className="px-3 py-1 break-words">{event.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
