import type { Blocking } from '../../process/types';
import { tool } from '../support/tool';
import { readThose } from './lines';

export const fold = tool(function* (t): Blocking<number> {
  const args = t.args.map((arg) => (/^-\d+$/.test(arg) ? `-w${arg.slice(1)}` : arg));
  const options = t.options('bsw:', { long: { width: 'w', spaces: 's', bytes: 'b' } }, args);
  if (options.error) return yield* t.badOption(options);
  const widths = options.values('w');
  const given = widths.find((text) => !/^\d+$/.test(text)) ?? widths.at(-1) ?? '80';
  const width = Number(given);
  if (!/^\d+$/.test(given))
    return yield* t.failEither(`invalid number '${given}'`, `invalid number of columns: '${given}'`);
  if (width < 1)
    return yield* t.failEither(
      `number ${width} is not in 1..10000 range`,
      `invalid number of columns: '${given}': Numerical result out of range`,
    );
  const { text, status } = yield* readThose(t, options.operands);
  const lines = text.split('\n').map((line) => foldLine(line, width, options.has('s'), options.has('b')));
  t.put(lines.join('\n'));
  return status;
});

/** Where a character leads: tabs go to the next eighth column unless bytes are counted. */
function columnAfter(column: number, character: string, bytes: boolean): number {
  if (bytes) return column + 1;
  if (character === '\t') return column + 8 - (column % 8);
  if (character === '\b') return Math.max(0, column - 1);
  return character === '\r' ? 0 : column + 1;
}

function foldLine(line: string, width: number, atSpaces: boolean, bytes: boolean): string {
  const parts: string[] = [];
  let part = '';
  let column = 0;
  for (const character of line) {
    const after = columnAfter(column, character, bytes);
    if (after > width && part !== '') {
      const blank = atSpaces ? Math.max(part.lastIndexOf(' '), part.lastIndexOf('\t')) : -1;
      const kept = blank >= 0 ? blank + 1 : part.length;
      parts.push(part.slice(0, kept));
      part = part.slice(kept);
      column = [...part].reduce((sum, each) => columnAfter(sum, each, bytes), 0);
    }
    column = columnAfter(column, character, bytes);
    part += character;
  }
  return [...parts, part].join('\n');
}
