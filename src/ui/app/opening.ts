import { firstLesson, type Lesson, loadLesson } from '../../lessons';
import { decodeLink, type LinkProblem } from '../../scenario/link';
import type { Scenario } from '../../scenario/scenario';

/** What the page starts with: read from the address, never refused. */
export interface Opening {
  scenario: Scenario;
  lesson: Lesson | undefined;
  /** The moment to show; undefined: start playing from 0. */
  atMs: number | undefined;
  problem: LinkProblem | undefined;
  /** Stage and timeline only, for an iframe. */
  embedded: boolean;
}

/**
 * A link in the fragment wins, then `?lesson=`, then the first lesson. A damaged link gives the lesson and says why.
 * Only a lesson that is not part of the first load makes the page wait: a first visit opens at once.
 */
export function openingOf(search: URLSearchParams, hash: string): Opening | Promise<Opening> {
  const embedded = search.get('embed') === '1';
  const link = hash.length > 1 ? decodeLink(hash) : undefined;
  if (link?.ok) {
    const { scenario, atMs } = link.value;
    return { scenario, lesson: undefined, atMs, problem: undefined, embedded };
  }
  const open = (lesson: Lesson): Opening => ({
    scenario: lesson.scenario,
    lesson,
    atMs: undefined,
    problem: link?.problem,
    embedded,
  });
  const id = search.get('lesson') ?? firstLesson.id;
  return id === firstLesson.id ? open(firstLesson) : loadLesson(id).then((lesson) => open(lesson ?? firstLesson));
}
