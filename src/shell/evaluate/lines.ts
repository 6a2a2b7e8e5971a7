import type { Shell } from '../state';

/** The last line of the top-level command that runs now: bash names it where a compound command cannot redirect. */
export function topLastLine({ sourceText, topEnd, firstLine }: Shell): number {
  let line = firstLine;
  for (let at = sourceText.indexOf('\n'); at >= 0 && at < topEnd; at = sourceText.indexOf('\n', at + 1)) line++;
  return line;
}
