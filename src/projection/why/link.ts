import type { Sentence } from '../sentence';

/** Where in a manifest something is said: the object, and the way to the field in it. */
export interface YamlPlace {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** `spec.initContainers[1].command`. */
  readonly path: string;
}

/** One link of a chain of causes. The first is what was asked about; each follows from the one after it. */
export interface WhyLink {
  readonly said: Sentence;
  /** When it happened. Undefined for what has not happened. */
  readonly atMs?: number;
  readonly sequence?: number;
  readonly yaml?: YamlPlace;
  /** The end of a chain: `missing` has not happened, `step` was typed by somebody, `rule` is how Kubernetes works. */
  readonly end?: 'missing' | 'step' | 'rule';
  /** Of a rule: key of locales that names the page of kubernetes.io where it is written. */
  readonly page?: string;
}
