import { createPart, type Part } from '../../process/parts';

/** Name of an applet → what busybox prints behind `Usage: ` for it, `seq<1.37` before that version. Long, and seldom read: a part of its own. */
export const usages: Part<Readonly<Record<string, string>>> = createPart('usages');

export interface GnuText {
  /** How it is called: the first lines of --help. */
  readonly usage?: string;
  /** The first line of --version. */
  readonly version?: string;
  /** The exit code, where it is not 0. */
  readonly status?: number;
}

/** Name of a program of Debian 12 → what its answers to --help and --version begin with. */
export const gnuTexts: Part<Readonly<Record<string, GnuText>>> = createPart('gnuTexts');
