import { parse } from 'yaml';
import { checkScenario, type ScenarioProblem } from './check';
import { formatDuration, parseDuration } from './duration';
import type { Scenario } from './scenario';

/**
 * A scenario file as people write it (the shape of ../shared/conformance): times are durations, `until` ends the run.
 * Never throws: text that is not YAML gives the problem of an empty document.
 */
export function readScenarioFile(
  text: string,
): { ok: true; scenario: Scenario } | { ok: false; problem: ScenarioProblem } {
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 100 });
  } catch {
    return { ok: false, problem: { code: 'not-an-object', path: '' } };
  }
  if (typeof data !== 'object' || data === null) return checkScenario(data);
  const { until, steps, ...rest } = data as Record<string, unknown>;
  return checkScenario({
    ...rest,
    ...(until === undefined ? {} : { untilMs: timeOf(until) }),
    steps: Array.isArray(steps) ? steps.map(readStepTimes) : steps,
  });
}

function readStepTimes(step: unknown): unknown {
  if (typeof step !== 'object' || step === null) return step;
  const { at, timeout, ...rest } = step as Record<string, unknown>;
  return { ...rest, atMs: timeOf(at ?? 0), ...(timeout === undefined ? {} : { timeoutMs: timeOf(timeout) }) };
}

const timeOf = (value: unknown): unknown =>
  typeof value === 'string' || typeof value === 'number' ? (parseDuration(value) ?? value) : value;

/** The same scenario with times as text: what "Save as file" writes. */
export function scenarioFileData(scenario: Scenario): Record<string, unknown> {
  const { untilMs, steps, ...rest } = scenario;
  return {
    ...rest,
    steps: steps.map(({ atMs, timeoutMs, ...step }) => ({
      at: formatDuration(atMs),
      ...step,
      ...(timeoutMs === undefined ? {} : { timeout: formatDuration(timeoutMs) }),
    })),
    until: formatDuration(untilMs),
  };
}
