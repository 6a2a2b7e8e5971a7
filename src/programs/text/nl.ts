import type { Blocking } from '../../process/types';
import { compileRegex, isRegexError } from '../../shell/pattern/regex';
import { splitLines, type Tool, tool } from '../support/tool';
import { readThose } from './lines';

export const nl = tool(function* (t): Blocking<number> {
  const options = t.options('b:w:s:n:v:i:f:h:l:d:p', {
    long: {
      'body-numbering': 'b',
      'header-numbering': 'h',
      'footer-numbering': 'f',
      'number-width': 'w',
      'number-separator': 's',
      'number-format': 'n',
      'starting-line-number': 'v',
      'line-increment': 'i',
      'no-renumber': 'p',
      'join-blank-lines': 'l',
    },
    busybox: 'b:w:s:v:i:p',
    busyboxLong: 'body-numbering line-increment number-separator starting-line-number number-width no-renumber',
  });
  if (options.error) return yield* t.badOption(options);
  const style = options.value('b') ?? 't';
  const layout = options.value('n') ?? 'rn';
  for (const letter of ['w', 'v', 'i', 'l']) {
    const value = options.values(letter).find((text) => !/^-?\d+$/.test(text));
    if (value !== undefined) return yield* t.failEither(`invalid number '${value}'`, `${WHAT[letter]}: '${value}'`);
  }
  if (t.gnu && options.value('w') === '0')
    return yield* t.fail("invalid line number field width: '0': Numerical result out of range");
  if (t.gnu && !/^(?:[atn]$|p)/.test(style)) return yield* t.misuse(`invalid body numbering style: '${style}'`);
  if (!['ln', 'rn', 'rz'].includes(layout)) return yield* t.misuse(`invalid line numbering format: '${layout}'`);
  // busybox takes a folder for an empty file.
  const isSkipped = (path: string) => !t.gnu && t.process.tryStat(path)?.type === 'directory';
  const operands = options.operands.filter((path) => !isSkipped(path));
  if (operands.length === 0 && options.operands.length > 0) return 0;
  const isNumbered = numbering(style, t.gnu);
  const width = Number(options.value('w') ?? 6);
  const separator = options.value('s') ?? '\t';
  let number = Number(options.value('v') ?? 1);
  const lines: string[] = [];
  let status = 0;
  for (const path of operands.length > 0 ? operands : ['-']) {
    const part = yield* readThose(t, [path]);
    for (const line of splitLines(part.text)) lines.push(line);
    status = Math.max(status, part.status);
  }
  for (const line of lines) {
    const numbered = isNumbered(line);
    t.put(numbered ? `${shown(number, layout, width)}${separator}` : blank(t, width, separator));
    t.put(`${line}\n`);
    if (numbered) number += Number(options.value('i') ?? 1);
  }
  return status;
});

const WHAT: Readonly<Record<string, string>> = {
  w: 'invalid line number field width',
  v: 'invalid starting line number',
  i: 'invalid line number increment',
  l: 'invalid line number of blank lines',
};

const blank = (t: Tool, width: number, separator: string): string => ' '.repeat(width + (t.gnu ? separator.length : 1));

/** busybox knows no `-b pEXPRESSION`: it numbers nothing then. */
function numbering(style: string, gnu: boolean): (line: string) => boolean {
  if (style === 'a') return () => true;
  if (style === 't') return (line) => line !== '';
  const regex = gnu && style.startsWith('p') ? compileRegex(style.slice(1)) : undefined;
  return (line) => regex !== undefined && !isRegexError(regex) && regex.test(line);
}

function shown(number: number, layout: string, width: number): string {
  const text = String(number);
  return layout === 'ln' ? text.padEnd(width) : text.padStart(width, layout === 'rz' ? '0' : ' ');
}
