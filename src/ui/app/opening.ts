import { findLesson, firstLesson, type Lesson } from '../../lessons';
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

/** A link in the fragment wins, then `?lesson=`, then the first lesson. A damaged link gives the first lesson and says why. */
export function openingOf(search: URLSearchParams, hash: string): Opening {
  const embedded = search.get('embed') === '1';
  const lesson = findLesson(search.get('lesson') ?? '') ?? firstLesson;
  const fallback = { scenario: lesson.scenario, lesson, atMs: undefined, embedded };
  if (hash.length <= 1) return { ...fallback, problem: undefined };
  const link = decodeLink(hash);
  if (!link.ok) return { ...fallback, problem: link.problem };
  const { scenario, atMs } = link.value;
  return { scenario, lesson: undefined, atMs, problem: undefined, embedded };
}
