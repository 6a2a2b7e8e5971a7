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
  /** It speaks of what an action of the stop before it did: without that, it would be untrue. */
  afterAction?: true;
  actions: readonly LessonAction[];
}

/** O order, D DNS, V volumes, R restarts, Q resources and images, S sidecars, W workloads. */
export type LessonGroup = 'O' | 'D' | 'V' | 'R' | 'Q' | 'S' | 'W';

/** What the list of lessons needs: the rest is loaded when a lesson is opened. */
export interface LessonEntry {
  id: string;
  group: LessonGroup;
}

/** A sentence of a real document that the run confirms or refutes. Its text is `code` in locales. */
export interface LessonMyth {
  code: string;
  verdict: 'true' | 'false' | 'depends';
}

/**
 * What a lesson's sentences claim, for its test: STATUS of Pods at a moment, or text that the lesson's commands had printed.
 * `acted`: the first action of every stop was typed one second after the stop; otherwise nobody touched anything.
 */
export interface LessonExpectation {
  atMs: number;
  acted?: boolean;
  /** Pod → STATUS as `kubectl get pods` shows it. A name that ends in `-` is a beginning: `web-`. */
  status?: Readonly<Record<string, string>>;
  /** Pod → READY: `1/2`. */
  ready?: Readonly<Record<string, string>>;
  /** Stands in what the steps printed until then. */
  printed?: readonly string[];
}

/** A built-in scenario and what to notice in it. Sentences are in locales: `lesson.<id>.title`, `lesson.<id>.notice`. */
export interface Lesson extends LessonEntry {
  scenario: Scenario;
  stops: readonly LessonStop[];
  myth?: LessonMyth;
  expect: readonly LessonExpectation[];
}
