import { isErrno } from '../../process/index';
import type { Blocking } from '../../process/types';
import { elementsOf } from '../expand/elements';
import { quoteSingle } from '../expand/quote';
import type { Builtin, Shell } from '../state';
import { refuseOption } from './refuse';

const USAGE = '[-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]';

/** bash's `mapfile` and `readarray`: the lines of its input as an array. */
export const mapfile: Builtin = (shell, argv) => {
  const command = argv[0] ?? 'mapfile';
  const values = new Map<string, string>();
  let index = 1;
  for (; /^-./.test(argv[index] ?? '') && argv[index] !== '--'; index++) {
    const word = argv[index] ?? '';
    for (let at = 1; at < word.length; at++) {
      const letter = word.charAt(at);
      if (letter === 't') values.set('t', '');
      else if (!'dnOsuCc'.includes(letter)) return refuseOption(shell, command, `-${letter}`, `${command} ${USAGE}`);
      else {
        values.set(letter, at + 1 < word.length ? word.slice(at + 1) : (argv[++index] ?? ''));
        break;
      }
    }
  }
  const name = argv[argv[index] === '--' ? index + 1 : index] ?? 'MAPFILE';
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    shell.warn(`${command}: \`${name}': not a valid identifier`);
    return 1;
  }
  return readLines(shell, command, name, values);
};

function* readLines(
  shell: Shell,
  command: string,
  name: string,
  values: ReadonlyMap<string, string>,
): Blocking<number> {
  const number = (letter: string): number => Number(values.get(letter) ?? 0) || 0;
  let text: string;
  try {
    text = yield* shell.process.readAll(number('u'));
  } catch (error) {
    if (!isErrno(error)) throw error;
    shell.warn(`${command}: ${number('u')}: invalid file descriptor: ${error.message}`);
    return 1;
  }
  const delimiter = values.has('d') ? values.get('d')?.charAt(0) || '\0' : '\n';
  const lines = split(text, delimiter).slice(number('s'));
  if (number('n') > 0) lines.splice(number('n'));
  const kept =
    values.has('t') || delimiter === '\0'
      ? lines.map((line) => (line.endsWith(delimiter) ? line.slice(0, -1) : line))
      : lines;
  shell.writable(name);
  const array = values.has('O') ? elementsOf(shell.variables.get(name)) : [];
  const every = values.has('c') ? number('c') : 5000;
  for (const [index, line] of kept.entries()) {
    const callback = values.get('C');
    if (callback !== undefined && (index + 1) % every === 0)
      yield* shell.interpreter.source(shell, `${callback} ${index + number('O')} ${quoteSingle(line)}`);
    array[index + number('O')] = line;
  }
  shell.variables.change(name, { value: null, array });
  return 0;
}

/** The pieces with what ends them; nothing after the last one. */
function split(text: string, delimiter: string): string[] {
  const pieces = text.split(delimiter);
  const last = pieces.pop() ?? '';
  return [...pieces.map((piece) => piece + delimiter), ...(last === '' ? [] : [last])];
}
