import type { Scenario } from '../scenario/scenario';

/** Something worth doing at a moment of a lesson: a command that a click types. `code` names its sentence in locales. */
export interface LessonAction {
  code: string;
  run: string;
}

/** Where the lesson stops by itself, what it says there, and what can be done. */
export interface LessonStop {
  atMs: number;
  /** Key of `lessons` messages. */
  code: string;
  actions: readonly LessonAction[];
}

/** A built-in scenario and what to notice in it. Sentences are in locales: `lesson.<id>.title`, `lesson.<id>.notice`. */
export interface Lesson {
  id: string;
  /** O order, D DNS, V volumes, R restarts, Q resources and images, S sidecars, W workloads. */
  group: 'O' | 'D' | 'V' | 'R' | 'Q' | 'S' | 'W';
  scenario: Scenario;
  stops: readonly LessonStop[];
}
