/**
 * Files of variables that `fileKeyRef` names: `NAME='value'`, one after another. Models pkg/kubelet/util/env ParseEnv.
 * The kubelet keeps what exactly is wrong with a file to its own log.
 */

/** '' if the name is not in it; undefined if the file is not well-formed up to there. */
export function valueInEnvFile(text: string, name: string): string | undefined {
  const lines = linesOf(text);
  for (let index = 0; index < lines.length; index++) {
    const line = withoutIndent(lines[index] ?? '');
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const key = line.slice(0, Math.max(equals, 0));
    if (key === '' || key.endsWith(' ') || key.endsWith('\t')) return undefined;
    const rest = line.slice(equals + 1);
    // As in a shell, what stands behind a space is no longer the value.
    if (rest !== withoutIndent(rest)) {
      if (key === name) return '';
      continue;
    }
    if (!rest.startsWith("'")) return undefined;
    const quoted = quotedFrom(lines, index, rest.slice(1));
    if (!quoted) return undefined;
    if (key === name) return quoted.value;
    index = quoted.lastLine;
  }
  return '';
}

/** A scanner's lines: a last newline does not begin another one. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

const withoutIndent = (text: string): string => {
  let start = 0;
  while (text[start] === ' ' || text[start] === '\t') start++;
  return text.slice(start);
};

/** Up to the closing quote, which may stand some lines below. Only a comment may follow it. */
function quotedFrom(
  lines: readonly string[],
  firstLine: number,
  first: string,
): { value: string; lastLine: number } | undefined {
  let value = '';
  let rest = first;
  for (let index = firstLine; ; ) {
    const closing = rest.indexOf("'");
    if (closing >= 0) {
      const after = withoutIndent(rest.slice(closing + 1));
      return after === '' || after.startsWith('#')
        ? { value: value + rest.slice(0, closing), lastLine: index }
        : undefined;
    }
    value += `${rest}\n`;
    const next = lines[++index];
    if (next === undefined) return undefined;
    rest = next;
  }
}
