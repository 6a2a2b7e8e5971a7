import type { Shell } from '../state';

/** What `read` has read. */
export interface Line {
  text: string;
  /** Positions of characters that a backslash protects from splitting. */
  protectedAt: ReadonlySet<number>;
  isAtEnd: boolean;
  timedOut: boolean;
}

/**
 * How ash splits. Models busybox shell/shell_common.c shell_builtin_read: what a backslash protects begins no word, so
 * separators behind it are skipped as those at the beginning; and at the end it protects nothing.
 */
export function ashFields(shell: Shell, { text, protectedAt }: Line, count: number): string[] {
  const separators = shell.get('IFS') ?? ' \t\n';
  const fields: string[] = [];
  let field = '';
  // 1: blanks are skipped; 2: and one other separator.
  let skips = 1;
  for (const [index, character] of [...text].entries()) {
    if (protectedAt.has(index)) {
      field += character;
      continue;
    }
    const separates = separators.includes(character);
    const isBlank = ' \t\n'.includes(character);
    if (skips > 0 && separates && (isBlank || --skips === 1)) continue;
    skips = 0;
    if (separates && fields.length < count - 1) {
      fields.push(field);
      field = '';
      skips = isBlank ? 2 : 1;
    } else field += character;
  }
  return [...fields, withoutEnd(field, separators)];
}

/** Without the blanks at the end, and without the separator there if it is the only one. */
function withoutEnd(field: string, separators: string): string {
  const trim = (from: string): string => {
    let end = from.length;
    while (end > 0 && separators.includes(from.charAt(end - 1)) && ' \t\n'.includes(from.charAt(end - 1))) end--;
    return from.slice(0, end);
  };
  const text = trim(field);
  if (text === '' || !separators.includes(text.charAt(text.length - 1))) return text;
  const before = trim(text.slice(0, -1));
  return [...before].some((character) => separators.includes(character)) ? text : before;
}

/** Splits at IFS into at most `count` fields; the last one keeps the rest of the line. */
export function splitFields(shell: Shell, { text, protectedAt }: Line, count: number): string[] {
  const separators = shell.get('IFS') ?? ' \t\n';
  const isSeparator = (index: number): boolean => !protectedAt.has(index) && separators.includes(text.charAt(index));
  const isBlank = (index: number): boolean => isSeparator(index) && ' \t\n'.includes(text.charAt(index));
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(start)) start++;
  while (end > start && isBlank(end - 1)) end--;
  const fields: string[] = [];
  while (fields.length < count - 1 && start < end) {
    let stop = start;
    while (stop < end && !isSeparator(stop)) stop++;
    fields.push(text.slice(start, stop));
    start = stop;
    while (start < end && isBlank(start)) start++;
    if (start < end && isSeparator(start)) {
      start++;
      while (start < end && isBlank(start)) start++;
    }
  }
  if (!Number.isFinite(count)) return fields;
  let rest = text.slice(start, end);
  if (
    rest !== '' &&
    isSeparator(end - 1) &&
    !isBlank(end - 1) &&
    hardSeparators(start, end, isSeparator, isBlank) === 1
  )
    while (rest !== '' && separators.includes(rest.charAt(rest.length - 1))) rest = rest.slice(0, -1);
  if (shell.family === 'dash')
    rest = rest.slice(0, endInDash(start, start + rest.length, isBlank, protectedAt) - start);
  fields.push(rest);
  return fields;
}

/** dash drops blanks at the end even where only protected characters follow them, and those as well. */
function endInDash(
  start: number,
  end: number,
  isBlank: (index: number) => boolean,
  protectedAt: ReadonlySet<number>,
): number {
  let last = end - 1;
  while (last >= start && (protectedAt.has(last) || isBlank(last))) last--;
  for (let index = last + 1; index < end; index++) if (isBlank(index)) return index;
  return end;
}

/** A single separator at the very end of the last field is dropped. */
function hardSeparators(
  start: number,
  end: number,
  isSeparator: (index: number) => boolean,
  isBlank: (index: number) => boolean,
): number {
  let count = 0;
  for (let index = start; index < end; index++) if (isSeparator(index) && !isBlank(index)) count++;
  return count;
}
