import { memo, useEffect, useRef } from 'react';
import type { TerminalOutput, TerminalStep } from '../../projection/terminal';
import { useText } from '../text/TextContext';
import { CommandLine } from './CommandLine';

export interface TerminalProps {
  entries: readonly TerminalStep[];
  /** Commands that were typed before, oldest first: what the arrow keys bring back. */
  history: readonly string[];
  onRun(command: string): void;
  /** Text, line break included, or a control character, into a command that runs on a terminal. */
  onInput(step: number, text: string): void;
  onInterrupt(step: number): void;
  complete(line: string, cursor: number): Promise<readonly string[]>;
}

/** The learner's terminal: plain text in the page, so that selection, search, screen readers and phones work. */
export const Terminal = memo(function Terminal({
  entries,
  history,
  onRun,
  onInput,
  onInterrupt,
  complete,
}: TerminalProps) {
  const { text } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const sticky = useRef(true);
  const running = entries.findLast((entry) => isRunning(entry) && !entry.background);
  // A program on a terminal prints its prompt itself, as the line that it has not ended yet.
  const prompt = running?.tty ? openLine(running) : '$ ';

  // Every render may bring new output: the end stays in view unless the reader has scrolled away from it.
  useEffect(() => {
    const element = scroller.current;
    if (element && sticky.current) element.scrollTop = element.scrollHeight;
  });

  return (
    <div
      ref={scroller}
      className="h-full min-h-0 overflow-auto bg-terminal px-4 py-3 text-terminal-ink"
      onScroll={({ currentTarget: element }) => {
        sticky.current = element.scrollTop + element.clientHeight > element.scrollHeight - 24;
      }}
    >
      <div role="log" aria-label={text('terminal.label')} className="font-mono text-[13px]/5">
        {entries.map((entry) => (
          <Entry key={entry.step} entry={entry} hidden={entry === running && entry.tty ? prompt.length : 0} />
        ))}
      </div>
      <CommandLine
        history={running?.tty ? running.typed : history}
        prompt={prompt}
        mode={running ? (running.tty ? 'input' : 'busy') : 'command'}
        complete={complete}
        onRun={(line) => {
          sticky.current = true;
          if (running?.tty) onInput(running.step, line);
          else onRun(line);
        }}
        onInterrupt={running && (() => (running.tty ? onInput(running.step, CONTROL_C) : onInterrupt(running.step)))}
        onEnd={running?.tty ? () => onInput(running.step, CONTROL_D) : undefined}
      />
    </div>
  );
});

const CONTROL_C = '\u0003';
const CONTROL_D = '\u0004';

const isRunning = (entry: TerminalStep): boolean => entry.exitCode === undefined;

/** What was printed behind the last line break. */
function openLine({ output }: TerminalStep): string {
  const last = output.at(-1)?.text ?? '';
  return last.slice(last.lastIndexOf('\n') + 1);
}

/** `hidden`: so many characters at the end stand in front of the input instead. */
function Entry({ entry, hidden }: { entry: TerminalStep; hidden: number }) {
  const { text } = useText();
  const shown = hidden > 0 ? withoutEnd(entry.output, hidden) : entry.output;
  return (
    <div className={entry.tty && isRunning(entry) ? '' : 'mb-2'}>
      <pre className="m-0 whitespace-pre-wrap break-words font-mono">
        <span className="text-terminal-faint select-none">$ </span>
        {entry.run}
      </pre>
      {shown.length > 0 && <pre className="m-0 whitespace-pre font-mono">{shown.map(piece)}</pre>}
      {isRunning(entry) && !entry.tty && <span className="text-terminal-faint">… {text('terminal.running')}</span>}
    </div>
  );
}

function withoutEnd(output: readonly TerminalOutput[], length: number): readonly TerminalOutput[] {
  const last = output.at(-1);
  return last ? [...output.slice(0, -1), { ...last, text: last.text.slice(0, last.text.length - length) }] : output;
}

/** Pieces only ever grow at the end, so a piece's position is its identity. */
const piece = ({ stream, text }: TerminalOutput, position: number) => (
  <span
    key={`${stream}${position}`}
    className={stream === 'stderr' ? 'whitespace-pre-wrap break-words text-[#ffb4a9]' : undefined}
  >
    {text}
  </span>
);
