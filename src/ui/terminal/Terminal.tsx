import { useEffect, useRef } from 'react';
import type { TerminalOutput, TerminalStep } from '../../projection/terminal';
import { useText } from '../text/TextContext';
import { CommandLine } from './CommandLine';

export interface TerminalProps {
  entries: readonly TerminalStep[];
  /** Commands that were typed before, oldest first: what the arrow keys bring back. */
  history: readonly string[];
  onRun(command: string): void;
  onInterrupt(step: number): void;
  complete(line: string, cursor: number): Promise<readonly string[]>;
}

/** The learner's terminal: plain text in the page, so that selection, search, screen readers and phones work. */
export function Terminal({ entries, history, onRun, onInterrupt, complete }: TerminalProps) {
  const { text } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const sticky = useRef(true);
  const running = entries.findLast(isRunning);

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
          <Entry key={entry.step} entry={entry} />
        ))}
      </div>
      <CommandLine
        history={history}
        complete={complete}
        onRun={(command) => {
          sticky.current = true;
          onRun(command);
        }}
        onInterrupt={running ? () => onInterrupt(running.step) : undefined}
      />
    </div>
  );
}

const isRunning = (entry: TerminalStep): boolean => entry.exitCode === undefined;

function Entry({ entry }: { entry: TerminalStep }) {
  const { text } = useText();
  return (
    <div className="mb-2">
      <pre className="m-0 whitespace-pre-wrap break-words font-mono">
        <span className="text-terminal-faint select-none">$ </span>
        {entry.run}
      </pre>
      {entry.output.length > 0 && <pre className="m-0 whitespace-pre font-mono">{entry.output.map(piece)}</pre>}
      {isRunning(entry) && <span className="text-terminal-faint">… {text('terminal.running')}</span>}
    </div>
  );
}

/** Pieces only ever grow at the end, so a piece's position is its identity. */
const piece = ({ stream, text }: TerminalOutput, position: number) => (
  <span key={`${stream}${position}`} className={stream === 'stderr' ? 'text-[#ffb4a9]' : undefined}>
    {text}
  </span>
);
