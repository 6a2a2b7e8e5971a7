import { useRef, useState } from 'react';
import { useText } from '../text/TextContext';
import { cleanCommand, needsMoreLines } from './commandText';

export interface CommandLineProps {
  history: readonly string[];
  /** What stands in front of the line. */
  prompt: string;
  /** `input`: lines go to the running command as they are. `busy`: a command runs that takes no input. */
  mode: 'command' | 'busy' | 'input';
  /** A cleaned command, or in mode `input` a line with its line break. */
  onRun(line: string): void;
  /** Present while a command runs: Ctrl-C. */
  onInterrupt?: (() => void) | undefined;
  /** Present while a command takes input: Ctrl-D. */
  onEnd?: (() => void) | undefined;
  complete(line: string, cursor: number): Promise<readonly string[]>;
}

/**
 * Where commands are typed: Enter runs, Shift+Enter (or an open quote, heredoc, backslash) adds a line, arrows walk the
 * history, Tab completes, Ctrl-C interrupts or clears, Ctrl-D ends the input, Escape leaves.
 */
export function CommandLine(props: CommandLineProps) {
  const { text } = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const { line, candidates, edit, onKeyDown } = useCommandLine(props, area);
  const { mode, prompt, onInterrupt } = props;
  const placeholder = { command: 'terminal.placeholder', busy: 'terminal.busy', input: 'terminal.stdin.end' } as const;
  return (
    <div>
      {candidates.length > 0 && (
        <ul
          aria-label={text('terminal.candidates')}
          className="m-0 mb-1 flex max-h-24 list-none flex-wrap gap-x-4 overflow-auto p-0 font-mono text-xs text-terminal-faint"
        >
          {candidates.map((candidate) => (
            <li key={candidate}>{candidate}</li>
          ))}
        </ul>
      )}
      <div className="flex items-start font-mono text-[13px]/5">
        <span
          aria-hidden={mode !== 'input'}
          data-testid="prompt"
          className={`whitespace-pre select-none ${mode === 'input' ? 'text-terminal-ink' : 'text-terminal-faint'}`}
        >
          {prompt}
        </span>
        <textarea
          ref={area}
          rows={Math.min(8, line.split('\n').length)}
          value={line}
          aria-label={text(mode === 'input' ? 'terminal.stdin' : 'terminal.input')}
          placeholder={text(placeholder[mode])}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          enterKeyHint="send"
          data-testid="command"
          className="min-w-0 flex-1 resize-none border-0 bg-transparent p-0 text-terminal-ink outline-none placeholder:text-terminal-faint"
          onChange={(event) => edit(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {onInterrupt && (
          <button
            type="button"
            className="ml-2 min-h-6 rounded border border-white/25 bg-transparent px-2 text-xs text-terminal-ink"
            onClick={onInterrupt}
          >
            {text('terminal.interrupt')}
          </button>
        )}
      </div>
    </div>
  );
}

function useCommandLine(
  { history, mode, onRun, onInterrupt, onEnd, complete }: CommandLineProps,
  area: React.RefObject<HTMLTextAreaElement | null>,
) {
  const [line, setLine] = useState('');
  const [candidates, setCandidates] = useState<readonly string[]>([]);
  const [back, setBack] = useState(0);

  const edit = (next: string) => {
    setLine(next);
    setCandidates([]);
  };
  const run = () => {
    const command = mode === 'input' ? `${line}\n` : cleanCommand(line);
    if (!command) return;
    edit('');
    setBack(0);
    onRun(command);
  };
  const walk = (step: number) => {
    const next = Math.min(Math.max(0, back + step), history.length);
    setBack(next);
    setLine(next === 0 ? '' : (history[history.length - next] ?? ''));
  };
  const tab = async () => {
    const cursor = area.current?.selectionStart ?? line.length;
    const found = await complete(line, cursor);
    setLine(completed(line, cursor, found));
    setCandidates(found.length > 1 ? found : []);
  };
  const actions: Record<KeyAction, () => void> = {
    run,
    complete: () => void tab(),
    older: () => walk(1),
    newer: () => walk(-1),
    interrupt: () => {
      edit('');
      onInterrupt?.();
    },
    end: () => onEnd?.(),
    clear: () => edit(''),
    stay: () => {},
    leave: () => area.current?.blur(),
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const action = keyAction(event, line, mode);
    if (!action) return;
    event.preventDefault();
    actions[action]();
  };
  return { line, candidates, edit, onKeyDown };
}

/** The line after Tab: as much as all candidates share, and a space after the only one. */
function completed(line: string, cursor: number, found: readonly string[]): string {
  const word = /[^\s=,]*$/.exec(line.slice(0, cursor))?.[0] ?? '';
  const shared = commonPrefix(found);
  if (shared.length <= word.length && found.length !== 1) return line;
  const ending = found.length === 1 && !/[=/]$/.test(shared) ? ' ' : '';
  return `${line.slice(0, cursor - word.length)}${shared}${ending}${line.slice(cursor)}`;
}

type KeyAction = 'run' | 'complete' | 'older' | 'newer' | 'interrupt' | 'clear' | 'end' | 'leave' | 'stay';

function keyAction(
  event: React.KeyboardEvent<HTMLTextAreaElement>,
  line: string,
  mode: CommandLineProps['mode'],
): KeyAction | undefined {
  const oneLine = !line.includes('\n');
  if (event.key === 'Enter' && !event.shiftKey) return mode !== 'input' && needsMoreLines(line) ? undefined : 'run';
  // In a container's shell there is nothing to complete, but Tab must not take the line away from who types.
  if (event.key === 'Tab' && !event.shiftKey && line.trim() !== '') return mode === 'input' ? 'stay' : 'complete';
  if (event.key === 'ArrowUp' && oneLine) return 'older';
  if (event.key === 'ArrowDown' && oneLine) return 'newer';
  if (event.key === 'Escape') return 'leave';
  const selected = event.currentTarget.selectionStart !== event.currentTarget.selectionEnd;
  if (event.key === 'c' && event.ctrlKey && !selected) return mode === 'command' ? 'clear' : 'interrupt';
  if (event.key === 'd' && event.ctrlKey && mode === 'input' && line === '') return 'end';
  return undefined;
}

function commonPrefix(words: readonly string[]): string {
  let prefix = words[0] ?? '';
  for (const word of words) while (!word.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}
