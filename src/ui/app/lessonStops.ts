import type { Lesson, LessonStop } from '../../lessons';
import type { Scenario } from '../../scenario/scenario';

/** The stop whose moment has come and whose command has not been typed: the last of those whose sentence is true. */
export const currentStop = (lesson: Lesson | undefined, scenario: Scenario, atMs: number): LessonStop | undefined =>
  openStops(lesson, scenario).findLast((open) => atMs >= open.atMs)?.stop;

/** What was just typed is answered by then: nobody shall have to press Play for it. */
const ANSWER_MS = 1_500;

/** When time stops next: at a stop, but not between what the reader typed and its answer. */
export function nextStopMs(lesson: Lesson | undefined, scenario: Scenario, atMs: number): number | undefined {
  const own = new Set(lesson?.scenario.steps.map((step) => step.atMs));
  const typed = scenario.steps
    .filter((step) => !own.has(step.atMs))
    .flatMap((step) => [step.atMs, ...(step.input ?? []).map((line) => line.atMs)]);
  return openStops(lesson, scenario)
    .map((open) => Math.max(open.atMs, ...typed.filter((ms) => ms <= open.atMs).map((ms) => ms + ANSWER_MS)))
    .find((stopMs) => stopMs > atMs);
}

interface OpenStop {
  readonly stop: LessonStop;
  /** When it comes: later than planned where what it speaks of was done later. */
  readonly atMs: number;
}

/**
 * The stops none of whose commands has been typed. One that speaks of what the stop before it did is not among them before
 * that was done, and has the same time after it as in the lesson: what takes 30 s takes as long when it is begun later.
 */
function openStops(lesson: Lesson | undefined, { steps }: Scenario): readonly OpenStop[] {
  const typedAtMs = new Map(steps.map(({ run, atMs }) => [run, atMs]));
  const open: OpenStop[] = [];
  let before: { planned: number; done: number | undefined } | undefined;
  for (const stop of lesson?.stops ?? []) {
    const done = stop.actions.flatMap(({ run }) => typedAtMs.get(run) ?? []).at(0);
    const late = stop.afterAction && before ? (before.done ?? Number.POSITIVE_INFINITY) - before.planned : 0;
    const atMs = stop.atMs + Math.max(0, late);
    if (done === undefined && Number.isFinite(atMs)) open.push({ stop, atMs });
    before = { planned: stop.atMs, done };
  }
  return open;
}
