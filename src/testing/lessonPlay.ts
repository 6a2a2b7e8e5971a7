/** Plays lessons for their test. */
import type { Run } from '../engine/run';
import { simulate } from '../engine/simulate';
import { type PodSummary, summarisePod } from '../kubectl/printers/tables/podStatus';
import type { Lesson } from '../lessons';
import { podsAt } from '../projection/objects';

/** The lesson untouched, or as somebody plays it who takes the first action of every stop, one second after it. */
export function playLesson({ scenario, stops }: Lesson, acted: boolean): Run {
  const typed = stops.flatMap(({ atMs, actions: [first] }) => (first ? [{ atMs: atMs + 1_000, run: first.run }] : []));
  return simulate(acted ? { ...scenario, steps: [...scenario.steps, ...typed] } : scenario);
}

/** Pods of a name, or of a beginning of names that ends in `-`, as `kubectl get pods` shows them. */
export function podsNamed(run: Run, atMs: number, name: string): readonly PodSummary[] {
  const isMeant = (pod: string) => (name.endsWith('-') ? pod.startsWith(name) : pod === name);
  return podsAt(run, atMs)
    .filter(({ metadata }) => isMeant(metadata.name ?? ''))
    .map((pod) => summarisePod(pod, Date.parse(run.startedAt) + atMs));
}

/** All that steps had printed until a moment. */
export const printedUntil = (run: Run, atMs: number): string =>
  run.trace
    .filter((event) => event.atMs <= atMs)
    .map((event) => (event.kind === 'step-output' ? event.text : ''))
    .join('');
