import firstRunUrl from 'virtual:first-run';
import type { Run } from '../../engine/run';
import { firstLesson, type Lesson, loadLesson } from '../../lessons';
import { decodeLink, type LinkProblem } from '../../scenario/link';
import type { Scenario } from '../../scenario/scenario';

/** What the page starts with: read from the address, never refused. */
export interface Opening {
  scenario: Scenario;
  lesson: Lesson | undefined;
  /** The scenario's run if it was prepared at build time: the stage stands before the engine has been loaded. */
  run: Run | undefined;
  /** The moment to show; undefined: start playing from 0. */
  atMs: number | undefined;
  problem: LinkProblem | undefined;
  /** Stage and timeline only, for an iframe. */
  embedded: boolean;
}

/** A link in the fragment wins, then `?lesson=`, then the first lesson. A damaged link gives the lesson and says why. */
export async function openingOf(search: URLSearchParams, hash: string): Promise<Opening> {
  const embedded = search.get('embed') === '1';
  const link = hash.length > 1 ? decodeLink(hash) : undefined;
  if (link?.ok) {
    const { scenario, atMs } = link.value;
    return { scenario, lesson: undefined, run: undefined, atMs, problem: undefined, embedded };
  }
  const lesson = (await loadLesson(search.get('lesson') ?? firstLesson.id)) ?? firstLesson;
  const run = lesson === firstLesson ? await fetchFirstRun() : undefined;
  return { scenario: lesson.scenario, lesson, run, atMs: undefined, problem: link?.problem, embedded };
}

/** Undefined if it cannot be had: then it is simulated like any other. */
const fetchFirstRun = (): Promise<Run | undefined> =>
  fetch(firstRunUrl)
    .then((response) => response.json() as Promise<Run>)
    .catch(() => undefined);
