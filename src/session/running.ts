import type { Run } from '../engine/run';
import { type TerminalStep, terminalAt } from '../projection/terminal';
import type { Scenario } from '../scenario/scenario';
import { interruptStep } from './edits';

/** The command that has the terminal at a moment. */
export function foregroundAt(run: Run | undefined, atMs: number): TerminalStep | undefined {
  if (!run) return undefined;
  return terminalAt(run, atMs).findLast(({ background, exitCode }) => !background && exitCode === undefined);
}

/** A command that ends by itself this soon is waited for, as a shell does with what is typed ahead. */
const SOON_MS = 3_000;

/** Frees the terminal for another command: what would hold it for long is interrupted. */
export function interruptRunning(scenario: Scenario, atMs: number, run: Run | undefined): Scenario {
  const running = foregroundAt(run, atMs);
  if (!running || foregroundAt(run, atMs + SOON_MS)?.step !== running.step) return scenario;
  return interruptStep(scenario, running.step, atMs, run);
}
