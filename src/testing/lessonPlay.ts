/** Plays lessons for their test. */
import type { Run } from '../engine/run';
import { simulate } from '../engine/simulate';
import { type PodSummary, summarisePod } from '../kubectl/printers/tables/podStatus';
import type { Lesson } from '../lessons';
import { podsAt } from '../projection/objects';
import { acted } from './lessonActed';

/** The lesson untouched, or as `acted` says. */
export function playLesson(lesson: Lesson, isActed: boolean): Run {
  return simulate(isActed ? acted(lesson) : lesson.scenario);
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
