import type { Params } from '../engine/run';

/** What a person will read: a key of locales and what goes into its placeholders. */
export interface Sentence {
  readonly code: string;
  readonly params: Params;
}

export const sentence = (code: string, params: Params = {}): Sentence => ({ code, params });
