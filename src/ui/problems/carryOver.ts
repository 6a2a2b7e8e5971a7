import type { SourceRange } from '../../manifest';

/**
 * Findings lag a moment behind the typing. Carries a range over from the text it was found in to the text as it is now,
 * as if everything between their common start and their common end had been typed. Undefined: it was typed over.
 */
export function carryOver(from: string, to: string): (range: SourceRange) => SourceRange | undefined {
  if (from === to) return (range) => range;
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start++;
  let end = 0;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  const growth = to.length - from.length;
  return (range) => {
    if (range.end <= start) return range;
    if (range.start < from.length - end) return undefined;
    return { start: range.start + growth, end: range.end + growth };
  };
}
