import { useState } from 'react';
import type { Run } from '../../engine/run';
import { type LoggedContainer, loggedContainersAt, logsAt } from '../../projection/logs';
import type { WhySubject } from '../../projection/why/subject';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import { Choice, Empty, WhyButton } from './parts';
import { usePointingRow } from './usePointingRow';

const keyOf = ({ podUid, container }: LoggedContainer): string => `${podUid}/${container}`;

export interface LogsPanelProps {
  run: Run;
  atMs: number;
  onJump(atMs: number): void;
  onAsk(subject: WhySubject): void;
}

/** A container's output so far, each line with its moment; a click goes there, or asks why. */
export function LogsPanel({ run, atMs, onJump, onAsk }: LogsPanelProps) {
  const { text } = useText();
  const [chosen, setChosen] = useState<string>();
  const containers = loggedContainersAt(run, atMs);
  const current = containers.find((ref) => keyOf(ref) === chosen) ?? containers.at(-1);
  if (!current) return <Empty>{text('logs.none')}</Empty>;
  const { lines } = logsAt(run, atMs, current);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Choice
        label={text('logs.choose')}
        value={keyOf(current)}
        options={containers.map((ref) => ({ value: keyOf(ref), label: `${ref.pod} / ${ref.container}` }))}
        onChange={setChosen}
      />
      {lines.length === 0 ? (
        <Empty>{text('logs.empty')}</Empty>
      ) : (
        <ol className="m-0 min-h-0 flex-1 list-none overflow-auto p-0 pb-2 font-mono text-[13px]/5" data-testid="logs">
          {lines.map(({ atMs: lineAtMs, sequence, stream, line }, position) => (
            <LogRow key={rowKey(position)} {...{ run, lineAtMs, sequence, stream, line, onJump, onAsk }} />
          ))}
        </ol>
      )}
    </div>
  );
}

/** Log lines are only appended: their position names them. */
const rowKey = (position: number): string => `line-${position}`;

interface LogRowProps extends Pick<LogsPanelProps, 'run' | 'onJump' | 'onAsk'> {
  lineAtMs: number;
  sequence: number;
  stream: string;
  line: string;
}

function LogRow({ run, lineAtMs, sequence, stream, line, onJump, onAsk }: LogRowProps) {
  const { text } = useText();
  const pointing = usePointingRow(run);
  return (
    <li className="pointing-row flex gap-3 px-4" {...pointing.ofEvent(sequence)}>
      <button
        type="button"
        className="min-h-6 w-16 shrink-0 border-0 bg-transparent p-0 text-right text-xs text-faint hover:text-accent"
        onClick={() => onJump(lineAtMs)}
      >
        {formatMoment(lineAtMs)}
      </button>
      <span className={`whitespace-pre ${stream === 'stderr' ? 'text-bad' : ''}`}>{line || ' '}</span>
      {line.trim() !== '' && <WhyButton label={text('why.ask.line')} onAsk={() => onAsk({ kind: 'log', sequence })} />}
    </li>
  );
}
