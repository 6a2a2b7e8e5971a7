/**
 * How far is a simulated run from the recorded one? Every category is a share from 0 to 1.
 * Scores as ../shared/conformance/compare.mjs does; a test holds the two together on a pair of recordings.
 */
import { normalise, normalisedLines, withoutTimestamps } from './normalise';
import type { RecordedFinalPod, RecordedOutput, RecordedPod, Recording } from './recording';
import { commonSubsequence, mean, similarity } from './similarity';

export type Category =
  | 'steps'
  | 'watch'
  | 'timing'
  | 'events'
  | 'eventCounts'
  | 'conditions'
  | 'status'
  | 'logs'
  | 'describe';

export interface Difference {
  where: string;
  recorded: readonly string[];
  simulated: readonly string[];
}

export interface Comparison {
  total: number;
  score: Partial<Record<Category, number>>;
  differences: Difference[];
}

export function compare(recorded: Recording, simulated: Recording): Comparison {
  const differences: Difference[] = [];
  const score = defined({
    steps: compareSteps(recorded, simulated, differences),
    ...compareWatch(recorded, simulated, differences),
    ...compareEvents(recorded, simulated, differences),
    conditions: compareHistories(recorded, simulated, differences),
    status: compareStatus(recorded, simulated, differences),
    ...compareFinal(recorded, simulated, differences),
  });
  return { total: mean(Object.values(score)) ?? 1, score, differences };
}

type Scores = { [K in Category]?: number | undefined };

const defined = (scores: Scores): Partial<Record<Category, number>> =>
  Object.fromEntries(Object.entries(scores).filter(([, value]) => value !== undefined));

function compareSteps(recorded: Recording, simulated: Recording, out: Difference[]): number | undefined {
  return mean(
    recorded.steps.map((step, index) => {
      const a = stepLines(step);
      const b = stepLines(simulated.steps[index]);
      return noted(out, `step ${step.run}`, a, b);
    }),
  );
}

const stepLines = (step: RecordedOutput | undefined): string[] => [
  ...normalisedLines(step?.stdout ?? ''),
  '--',
  ...normalisedLines(step?.stderr ?? ''),
  `exit ${step?.exitCode}`,
];

/** `kubectl get pods -w` rows, per Pod, repeats folded: READY STATUS RESTARTS. */
function watchRows(run: Recording): Map<string, { at: number; row: string }[]> {
  const rows = new Map<string, { at: number; row: string }[]>();
  const key = podKeys(run);
  for (const { at, line } of run.watch) {
    const match = /^(\S+)\s+(\d+\/\d+)\s+(.+?)\s{2,}(\d+)(?: \(.*? ago\))?\s+\S+\s*$/.exec(line);
    if (!match) continue;
    const row = `${match[2]} ${match[3]?.trim()} ${match[4]}`;
    const list = rows.get(key(match[1] ?? '')) ?? [];
    rows.set(key(match[1] ?? ''), list);
    if (list.at(-1)?.row !== row) list.push({ at, row });
  }
  return rows;
}

function compareWatch(recorded: Recording, simulated: Recording, out: Difference[]): Scores {
  const real = watchRows(recorded);
  const ours = watchRows(simulated);
  const timing: number[] = [];
  const watch = [...real].map(([pod, rows]) => {
    const others = ours.get(pod) ?? [];
    const pairs = commonSubsequence(
      rows.map(({ row }) => row),
      others.map(({ row }) => row),
    );
    for (const [i, j] of pairs) {
      const at = rows[i]?.at ?? 0;
      timing.push(Math.abs(at - (others[j]?.at ?? 0)) <= Math.max(2, 0.25 * at) ? 1 : 0);
    }
    const share = (2 * pairs.length) / (rows.length + others.length);
    const print = (row: { at: number; row: string }) => `${row.at.toFixed(1)} ${row.row}`;
    if (share < 1) out.push({ where: `watch ${pod}`, recorded: rows.map(print), simulated: others.map(print) });
    return share;
  });
  return { watch: mean(watch), timing: mean(timing) };
}

function compareEvents(recorded: Recording, simulated: Recording, out: Difference[]): Scores {
  const real = eventCounts(recorded);
  const ours = eventCounts(simulated);
  const keys = new Set([...real.keys(), ...ours.keys()]);
  if (keys.size === 0) return {};
  const both = [...keys].filter((key) => real.has(key) && ours.has(key));
  if (both.length < keys.size) {
    const only = (a: Map<string, number>, b: Map<string, number>) => [...a.keys()].filter((key) => !b.has(key));
    out.push({ where: 'events', recorded: only(real, ours), simulated: only(ours, real) });
  }
  const near = (a: number, b: number) => (Math.abs(a - b) <= Math.max(1, 0.2 * a) ? 1 : 0);
  return {
    events: both.length / keys.size,
    eventCounts: mean(both.map((key) => near(real.get(key) ?? 0, ours.get(key) ?? 0))),
  };
}

function eventCounts(run: Recording): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type, object } of run.events) {
    if (type === 'DELETED') continue;
    const { kind, name, type: level, reason, message, component, fieldPath } = object;
    const key = normalise([kind, name, level, reason, message, component, fieldPath ?? ''].join(' | '));
    counts.set(key, Math.max(counts.get(key) ?? 0, object.count ?? 1));
  }
  return counts;
}

/** Phase and condition changes of each Pod, in order. */
function compareHistories(recorded: Recording, simulated: Recording, out: Difference[]): number | undefined {
  const ours = podHistory(simulated);
  return mean(
    [...podHistory(recorded)].map(([pod, rows]) => noted(out, `conditions ${pod}`, rows, ours.get(pod) ?? [])),
  );
}

function podHistory(run: Recording): Map<string, string[]> {
  const histories = new Map<string, string[]>();
  const key = podKeys(run);
  for (const { object } of run.pods) {
    const conditions = object.status?.conditions ?? [];
    const texts = conditions.map((c) => `${c.type}=${c.status}${c.reason ? `(${c.reason})` : ''}`).sort();
    const row = [object.status?.phase, ...texts].join(' ');
    const rows = histories.get(key(object.metadata.name)) ?? [];
    histories.set(key(object.metadata.name), rows);
    if (rows.at(-1) !== row) rows.push(row);
  }
  return histories;
}

function compareStatus(recorded: Recording, simulated: Recording, out: Difference[]): number | undefined {
  const ours = lastStatus(simulated);
  return mean(
    [...lastStatus(recorded)].map(([pod, status]) => {
      const a = leaves(status);
      const b = leaves(ours.get(pod));
      const all = [...new Set([...a.keys(), ...b.keys()])];
      const different = all.filter((path) => a.get(path) !== b.get(path));
      if (different.length) {
        const print = (values: Map<string, string>) => different.map((path) => `${path} = ${values.get(path)}`);
        out.push({ where: `status ${pod}`, recorded: print(a), simulated: print(b) });
      }
      return all.length ? (all.length - different.length) / all.length : 1;
    }),
  );
}

function lastStatus(run: Recording): Map<string, unknown> {
  const statuses = new Map<string, unknown>();
  const key = podKeys(run);
  for (const { type, object } of run.pods) {
    if (type !== 'DELETED') statuses.set(key(object.metadata.name), conditionsByType(object.status));
  }
  return statuses;
}

const conditionsByType = (status: RecordedPod['status']) =>
  status && { ...status, conditions: Object.fromEntries((status.conditions ?? []).map((c) => [c.type, c])) };

function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value && typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) leaves(child, `${path}/${key}`, found);
  } else if (value !== undefined) found.set(path, normalise(value));
  return found;
}

function compareFinal(recorded: Recording, simulated: Recording, out: Difference[]): Scores {
  const logs: number[] = [];
  const describe: number[] = [];
  const ours = finalPods(simulated);
  for (const [pod, real] of finalPods(recorded)) {
    const other = ours.get(pod);
    for (const kind of ['logs', 'previous'] as const) {
      for (const [container, output] of Object.entries(real[kind] ?? {}))
        logs.push(noted(out, `${kind} ${pod}/${container}`, logLines(output), logLines(other?.[kind]?.[container])));
    }
    describe.push(
      noted(out, `describe ${pod}`, normalisedLines(real.describe), normalisedLines(other?.describe ?? '')),
    );
  }
  return { logs: mean(logs), describe: mean(describe) };
}

const logLines = (output: RecordedOutput | undefined): string[] => [
  ...normalisedLines(withoutTimestamps(output?.stdout ?? '')),
  ...normalisedLines(output?.stderr ?? ''),
];

function finalPods(run: Recording): Map<string, RecordedFinalPod> {
  const key = podKeys(run);
  return new Map(Object.entries(run.final?.pods ?? {}).map(([name, pod]) => [key(name), pod]));
}

/** Pods of a controller have random names: a Pod is known by its name without them and by the order of appearance. */
function podKeys(run: Recording): (name: string) => string {
  const keys = new Map<string, string>();
  const counts = new Map<string, number>();
  const names = [...run.pods.map(({ object }) => object.metadata.name), ...Object.keys(run.final?.pods ?? {})];
  for (const name of names) {
    if (keys.has(name)) continue;
    const known = normalise(name);
    const count = (counts.get(known) ?? 0) + 1;
    counts.set(known, count);
    keys.set(name, `${known}#${count}`);
  }
  return (name) => keys.get(name) ?? name;
}

/** Similarity of two lists of lines; a difference is noted without the lines that both have. */
function noted(out: Difference[], where: string, recorded: readonly string[], simulated: readonly string[]): number {
  const pairs = commonSubsequence(recorded, simulated);
  if (pairs.length < recorded.length || pairs.length < simulated.length) {
    const real = new Set(pairs.map(([i]) => i));
    const ours = new Set(pairs.map(([, j]) => j));
    out.push({
      where,
      recorded: recorded.filter((_, index) => !real.has(index)),
      simulated: simulated.filter((_, index) => !ours.has(index)),
    });
  }
  return similarity(recorded, simulated);
}
