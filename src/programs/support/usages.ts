import { createPart, type Part } from '../../process/parts';

/** Name of an applet → what busybox prints behind `Usage: ` for it. Long, and seldom read: a part of its own. */
export const usages: Part<Readonly<Record<string, string>>> = createPart('usages');
