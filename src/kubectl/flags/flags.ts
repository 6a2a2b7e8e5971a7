/** What a command accepts: pflag's kinds of flags, without pflag. */

/** `strings` are split at commas, `array` values are kept whole. */
export type FlagKind = 'bool' | 'string' | 'int' | 'duration' | 'strings' | 'array';

export interface FlagSpec {
  name: string;
  short?: string;
  kind: FlagKind;
  /** As typed. */
  default?: string;
  /** The value of `--flag` without `=value`: `--dry-run`, `--watch`. Such flags never take the next word. */
  withoutValue?: string;
  /** The sentence of `--help`. */
  usage: string;
  /** `--help` does not list it. */
  hidden?: boolean;
}

export interface FlagValues {
  /** The value, or the default. '' if neither. */
  text(name: string): string;
  bool(name: string): boolean;
  /** 0 if unset without a default. */
  int(name: string): number;
  /** Milliseconds. */
  duration(name: string): number;
  list(name: string): readonly string[];
  /** Was it given? */
  given(name: string): boolean;
}

export interface ParsedArguments {
  flags: FlagValues;
  args: readonly string[];
  /** How many arguments stood before `--`; undefined without one. */
  beforeDash: number | undefined;
}

export type ParseResult = { ok: true; value: ParsedArguments } | { ok: false; error: string; help?: boolean };

export const boolFlag = (name: string, usage: string, options: Partial<FlagSpec> = {}): FlagSpec => ({
  name,
  kind: 'bool',
  default: 'false',
  withoutValue: 'true',
  usage,
  ...options,
});
export const textFlag = (name: string, usage: string, options: Partial<FlagSpec> = {}): FlagSpec => ({
  name,
  kind: 'string',
  usage,
  ...options,
});
export const intFlag = (name: string, usage: string, options: Partial<FlagSpec> = {}): FlagSpec => ({
  name,
  kind: 'int',
  default: '0',
  usage,
  ...options,
});
export const durationFlag = (name: string, usage: string, options: Partial<FlagSpec> = {}): FlagSpec => ({
  name,
  kind: 'duration',
  default: '0s',
  usage,
  ...options,
});
export const listFlag = (name: string, usage: string, options: Partial<FlagSpec> = {}): FlagSpec => ({
  name,
  kind: 'strings',
  usage,
  ...options,
});
export const arrayFlag = (name: string, usage: string, options: Partial<FlagSpec> = {}): FlagSpec => ({
  name,
  kind: 'array',
  usage,
  ...options,
});
