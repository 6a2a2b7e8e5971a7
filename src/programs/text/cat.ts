import { isErrno } from '../../process';
import type { Blocking } from '../../process/types';
import { closeInput, LineReader, openInput, reason, type Tool, tool } from '../support/tool';

export const cat = tool(function* (t): Blocking<number> {
  const options = t.options('nbvteAsuET', {
    long: {
      number: 'n',
      'number-nonblank': 'b',
      'squeeze-blank': 's',
      'show-all': 'A',
      'show-ends': 'E',
      'show-tabs': 'T',
    },
    busybox: 'nbvteAu',
  });
  if (options.error) return yield* t.badOption(options);
  const state = { number: 0, squeezed: false };
  const copies = !['n', 'b', 'v', 't', 'e', 'A', 's', 'E', 'T'].some((letter) => options.has(letter));
  let status = 0;
  for (const path of options.operands.length > 0 ? options.operands : ['-']) {
    try {
      const { fd } = openInput(t.process, path);
      if (copies) yield* copy(t, fd);
      else yield* decorate(t, fd, options.has, state);
      closeInput(t.process, fd);
    } catch (error) {
      const words = reason(error);
      const isDirectory = isErrno(error) && error.code === 'EISDIR';
      status = yield* t.failEither(
        isDirectory ? `read error: ${words}` : `can't open '${path}': ${words}`,
        `${path}: ${words}`,
      );
    }
  }
  return status;
}, 'none');

function* copy(t: Tool, fd: number): Blocking<void> {
  for (;;) {
    const text = yield* t.process.read(fd);
    if (text === '') return;
    t.put(text);
    yield* t.tick();
  }
}

function* decorate(
  t: Tool,
  fd: number,
  has: (letter: string) => boolean,
  state: { number: number; squeezed: boolean },
): Blocking<void> {
  const reader = new LineReader(t.process, fd);
  const ends = has('e') || has('E') || has('A');
  const tabs = has('t') || has('T') || has('A');
  for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next()) {
    const blank = line === '';
    if (has('s') && blank && state.squeezed) continue;
    state.squeezed = blank;
    const numbered = has('b') ? !blank : has('n');
    const prefix = numbered ? `${String(++state.number).padStart(6)}\t` : '';
    const body = visible(line, has('v') || has('e') || has('t') || has('A'), tabs);
    t.put(
      prefix +
        body +
        (ends && !reader.unterminated ? '$' : '') +
        (reader.unterminated && (t.gnu || !(has('n') || has('b'))) ? '' : '\n'),
    );
    yield* t.tick();
  }
}

/** Control characters as `^X`. */
function visible(line: string, controls: boolean, tabs: boolean): string {
  if (!controls && !tabs) return line;
  let result = '';
  for (const character of line) {
    const code = character.charCodeAt(0);
    if (character === '\t') result += tabs ? '^I' : '\t';
    else if (controls && code < 32) result += `^${String.fromCharCode(code + 64)}`;
    else if (controls && code === 127) result += '^?';
    else result += character;
  }
  return result;
}
