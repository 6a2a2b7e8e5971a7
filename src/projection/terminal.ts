/** What the workstation's terminal showed. */
import type { Run } from '../engine/run';
import { indexOf } from './runIndex';
import { countUntil, lastUntil } from './search';

export interface TerminalOutput {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export interface TerminalStep {
  readonly step: number;
  readonly atMs: number;
  readonly sequence: number;
  readonly run: string;
  readonly background: boolean;
  /** It runs on a terminal: what is typed meanwhile is its input. */
  readonly tty: boolean;
  /** Lines that had been typed into it, without control characters. */
  readonly typed: readonly string[];
  readonly output: readonly TerminalOutput[];
  /** Undefined while it runs. */
  readonly exitCode?: number;
  readonly endedMs?: number;
}

/** The steps that had been typed by `t`, each with what it had printed by then. */
export function terminalAt(run: Run, t: number): readonly TerminalStep[] {
  const steps: TerminalStep[] = [];
  for (const { started, outputs, ended } of indexOf(run).steps) {
    if (started.atMs > t) continue;
    const done = ended && ended.atMs <= t ? { exitCode: ended.exitCode, endedMs: ended.atMs } : {};
    const step = run.scenario.steps[started.step];
    steps.push({
      step: started.step,
      atMs: started.atMs,
      sequence: started.sequence,
      run: started.run,
      background: step?.background ?? false,
      tty: step?.tty ?? false,
      typed: (step?.input ?? []).flatMap(({ atMs, text }) => (atMs <= t && text.length > 1 ? [text.trimEnd()] : [])),
      output: joined(outputs.slice(0, countUntil(outputs, t))),
      ...done,
    });
  }
  return steps.sort((a, b) => a.sequence - b.sequence);
}

const changes = new WeakMap<Run, readonly { readonly atMs: number }[]>();

/** When the terminal had last changed by `t`: from there until `t` it shows the same. -1 before the first command. */
export function terminalChangedAt(run: Run, t: number): number {
  let moments = changes.get(run);
  if (!moments) {
    const typed = run.scenario.steps.flatMap((step) => [step, ...(step.input ?? [])]);
    const printed = indexOf(run).steps.flatMap(({ started, outputs, ended }) =>
      ended ? [started, ...outputs, ended] : [started, ...outputs],
    );
    moments = [...typed, ...printed].sort((a, b) => a.atMs - b.atMs);
    changes.set(run, moments);
  }
  return lastUntil(moments, t)?.atMs ?? -1;
}

/** Neighbouring pieces of one stream become one. */
function joined(pieces: readonly TerminalOutput[]): TerminalOutput[] {
  const output: { stream: 'stdout' | 'stderr'; text: string }[] = [];
  for (const { stream, text } of pieces) {
    const last = output.at(-1);
    if (last?.stream === stream) last.text += text;
    else output.push({ stream, text });
  }
  return output;
}
