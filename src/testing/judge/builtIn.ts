import type { Run } from '../../engine/run';
import { simulate } from '../../engine/simulate';
import type { Scenario } from '../../scenario/scenario';
import type { Said } from './said';

/** Longer than any command of the lists may block. */
const PATIENCE_MS = 90_000;

/** What the built-in kubectl says when this line is typed on the workstation at that moment, and when it has ended. */
export function builtInSays(scenario: Scenario, atMs: number, line: string): Said & { endedMs: number } {
  const steps = [...scenario.steps.filter((step) => step.atMs < atMs), { atMs, run: line, background: true }];
  const run = simulate({ ...scenario, steps, untilMs: atMs + PATIENCE_MS });
  return outputOf(run, steps.length - 1);
}

function outputOf(run: Run, step: number): Said & { endedMs: number } {
  const said = { stdout: '', stderr: '', exitCode: -1, endedMs: run.endMs };
  for (const event of run.trace) {
    if (event.kind === 'step-output' && event.step === step) said[event.stream] += event.text;
    if (event.kind !== 'step-ended' || event.step !== step) continue;
    said.endedMs = event.atMs;
    said.exitCode = event.exitCode;
  }
  return said;
}
