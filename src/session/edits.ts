import type { Run } from '../engine/run';
import type { Scenario } from '../scenario/scenario';

/** What people do to a scenario. Each returns a new one; the past before the edit's moment stays the same. */

/** Types a command at a moment. Whatever was typed later did not happen: the future is new. */
export function typeCommand(scenario: Scenario, atMs: number, run: string): Scenario {
  const past = scenario.steps.filter((step) => step.atMs <= atMs);
  const tty = /\s-(?:it|ti|t)\b|\s--tty\b/.test(run);
  return extend({ ...scenario, steps: [...past, { atMs, run, ...(tty ? { tty } : {}) }] }, atMs);
}

/** Types a line into a command that runs on a terminal. What was typed later did not happen. */
export function typeInto(scenario: Scenario, index: number, atMs: number, text: string): Scenario {
  const steps = scenario.steps
    .filter((step, at) => at === index || step.atMs <= atMs)
    .map((step, at) => {
      if (at !== index) return step;
      const earlier = (step.input ?? []).filter((typed) => typed.atMs <= atMs);
      return { ...step, input: [...earlier, { atMs, text }] };
    });
  return extend({ ...scenario, steps }, atMs);
}

/** Presses Ctrl-C in a command that still runs at a moment. */
export function interruptStep(scenario: Scenario, index: number, atMs: number, run: Run | undefined): Scenario {
  const started = run?.trace.find((event) => event.kind === 'step-started' && event.step === index)?.atMs;
  if (started === undefined) return scenario;
  const steps = scenario.steps.map((step, at) =>
    at === index ? { ...step, timeoutMs: Math.max(1, atMs - started) } : step,
  );
  return { ...scenario, steps };
}

/** Drops the last thing that was typed: undo. */
export function dropLastStep(scenario: Scenario): Scenario {
  return { ...scenario, steps: scenario.steps.slice(0, -1) };
}

/** Changes a file as if it had always been so: every step that reads it is played again. */
export function writeFile(scenario: Scenario, name: string, text: string): Scenario {
  return { ...scenario, files: { ...scenario.files, [name]: text } };
}

export function removeFile(scenario: Scenario, name: string): Scenario {
  const { [name]: _, ...files } = scenario.files;
  return { ...scenario, files };
}

export function renameFile(scenario: Scenario, from: string, to: string): Scenario {
  return {
    ...scenario,
    files: Object.fromEntries(Object.entries(scenario.files).map(([name, text]) => [name === from ? to : name, text])),
  };
}

/** How much is left to see after a command, at least. */
const AHEAD_MS = 90_000;

function extend(scenario: Scenario, atMs: number): Scenario {
  return { ...scenario, untilMs: Math.max(scenario.untilMs, atMs + AHEAD_MS) };
}
