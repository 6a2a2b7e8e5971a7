import { isErrno } from '../../process/index';
import type { Blocking } from '../../process/types';
import { assignElement } from '../expand/assignElements';
import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';
import { ashFields, type Line, splitFields } from './readFields';
import { refuseOption } from './refuse';
import { warnAsProgram } from './warnAsProgram';

interface ReadOptions {
  isRaw: boolean;
  /** `-N`: neither the delimiter nor IFS counts. */
  isExact: boolean;
  delimiter: string;
  maxCharacters: number;
  fd: number;
  timeoutMs: number | undefined;
  prompt: string;
  arrayName: string | undefined;
  values: ReadonlyMap<string, string>;
  names: readonly string[];
}

const NAME = /^[A-Za-z_]\w*(?:\[.*\])?$/;
const WITH_VALUE = 'pdnNutai';

export const read: Builtin = (shell, argv) => {
  const bad = unknownOption(argv.slice(1), KNOWN[shell.family]);
  if (bad !== undefined) return refuseOption(shell, 'read', `-${bad}`, USAGE);
  const options = parseOptions(argv.slice(1));
  const { names, arrayName } = options;
  const refused = shell.isBash ? refuseValue(shell, [...options.values]) : undefined;
  if (shell.family === 'ash') checkValues(shell, options.values);
  if (refused !== undefined) return refused;
  if (shell.family === 'dash' && names.length === 0) throw new ShellError('read: arg count', 2);
  const badName = (arrayName === undefined ? names : [arrayName]).find((name) => !NAME.test(name));
  return badName === undefined ? readBuiltin(shell, options) : refuseName(shell, badName);
};

const KNOWN = { ash: 'rspntud', dash: 'rp', bash: 'rsepntuNdai' } as const;
const USAGE =
  'read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]';

function unknownOption(words: readonly string[], known: string): string | undefined {
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!/^-./.test(word) || word === '--') return undefined;
    for (const [offset, letter] of [...word].entries()) {
      if (offset === 0) continue;
      if (!known.includes(letter)) return letter;
      if (!WITH_VALUE.includes(letter)) continue;
      if (offset === word.length - 1) index++;
      break;
    }
  }
  return undefined;
}

function parseOptions(words: readonly string[]): ReadOptions {
  const values = new Map<string, string>();
  let isRaw = false;
  let index = 0;
  for (; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!/^-./.test(word)) break;
    if (word === '--') {
      index++;
      break;
    }
    for (let offset = 1; offset < word.length; offset++) {
      const letter = word.charAt(offset);
      if (letter === 'r') isRaw = true;
      else if (WITH_VALUE.includes(letter)) {
        values.set(letter, offset + 1 < word.length ? word.slice(offset + 1) : (words[++index] ?? ''));
        break;
      }
    }
  }
  const seconds = values.get('t');
  return {
    isRaw,
    isExact: values.has('N'),
    delimiter: values.has('d') ? (values.get('d') ?? '').charAt(0) || '\0' : '\n',
    maxCharacters: Number(values.get('n') ?? values.get('N') ?? 0),
    fd: Number(values.get('u') ?? 0),
    timeoutMs: seconds === undefined || Number.isNaN(Number(seconds)) ? undefined : Number(seconds) * 1000,
    prompt: values.get('p') ?? '',
    arrayName: values.get('a'),
    values,
    names: words.slice(index),
  };
}

function* readBuiltin(shell: Shell, options: ReadOptions): Blocking<number> {
  const { names, arrayName, prompt } = options;
  if (prompt !== '' && shell.process.isTerminal(options.fd)) shell.put(2, prompt);
  yield* shell.flush();
  const line = yield* readInput(shell, options);
  if (line === 'interrupted') return 130;
  if (options.isExact) shell.set(names[0] ?? 'REPLY', line.text);
  else if (arrayName !== undefined && shell.isBash) {
    const fields = splitFields(shell, line, Number.POSITIVE_INFINITY);
    shell.writable(arrayName);
    shell.variables.change(arrayName, { value: null, array: fields });
  } else if (names.length === 0) shell.set('REPLY', line.text);
  else {
    const fields =
      shell.family === 'ash' ? ashFields(shell, line, names.length) : splitFields(shell, line, names.length);
    for (const [index, name] of names.entries()) setField(shell, name, fields[index] ?? '');
  }
  if (line.timedOut) return shell.isBash ? 142 : 1;
  return line.isAtEnd ? 1 : 0;
}

/** `read name` or, in bash, `read name[index]`. */
function setField(shell: Shell, name: string, value: string): void {
  const open = name.indexOf('[');
  if (open > 0 && shell.isBash) assignElement(shell, name.slice(0, open), name.slice(open + 1, -1), value);
  else shell.set(name, value);
}

/** bash looks at the values of its options before it reads. */
function refuseValue(shell: Shell, values: readonly (readonly [string, string])[]): number | undefined {
  for (const [letter, value] of values) {
    const isNumber = /^\d+(\.\d*)?$|^\.\d+$/.test(value);
    let complaint: string | undefined;
    if (letter === 't' && !isNumber) complaint = `${value}: invalid timeout specification`;
    else if ((letter === 'n' || letter === 'N') && !/^\d+$/.test(value)) complaint = `${value}: invalid number`;
    else if (letter === 'u' && !/^\d+$/.test(value)) complaint = `${value}: invalid file descriptor specification`;
    else if (letter === 'u' && !shell.process.fd(Number(value)))
      complaint = `${value}: invalid file descriptor: Bad file descriptor`;
    if (complaint === undefined) continue;
    shell.warn(`read: ${complaint}`);
    return 1;
  }
  return undefined;
}

/** ash wants numbers, and a descriptor that fits. */
function checkValues(shell: Shell, values: ReadonlyMap<string, string>): void {
  for (const [letter, words] of [
    ['n', 'count'],
    ['t', 'timeout'],
    ['u', 'file descriptor'],
  ] as const) {
    const value = values.get(letter);
    if (value === undefined || (letter === 't' ? /^\d+(?:\.\d*)?$/ : /^\d+$/).test(value)) continue;
    throw new ShellError(`read: ${shell.builtinLine()}invalid ${words}`, 2);
  }
}

function refuseName(shell: Shell, name: string): number {
  if (shell.family === 'dash') throw new ShellError(`read: ${name}: bad variable name`, 2);
  if (shell.family === 'ash' && name === '') throw new ShellError(`read: ${shell.builtinLine()}: bad variable name`, 2);
  warnAsProgram(
    shell,
    shell.isBash ? `read: \`${name}': not a valid identifier` : `read: '${name}': bad variable name`,
  );
  return 1;
}

/** One character at a time: what follows the line is left for the next reader. */
function* readInput(shell: Shell, options: ReadOptions): Blocking<Line | 'interrupted'> {
  const { isRaw, delimiter, maxCharacters } = options;
  const deadlineMs = options.timeoutMs === undefined ? undefined : shell.process.nowMs + options.timeoutMs;
  const protectedAt = new Set<number>();
  let text = '';
  const end = (isAtEnd: boolean, timedOut = false): Line => ({ text, protectedAt, isAtEnd, timedOut });
  for (;;) {
    let character = yield* readCharacter(shell, options.fd, deadlineMs);
    if (character === 'interrupted') return 'interrupted';
    if (character === 'timeout') return end(true, true);
    if (character === '') return end(true);
    if (character === '\\' && !isRaw) {
      character = yield* readCharacter(shell, options.fd, deadlineMs);
      if (character === 'interrupted') return 'interrupted';
      if (character === '' || character === 'timeout') return end(true, character === 'timeout');
      if (character === '\n') continue;
      protectedAt.add(text.length);
    } else if (character === delimiter && !options.isExact) return end(false);
    if (character === '\0') continue;
    text += character;
    if (maxCharacters > 0 && text.length >= maxCharacters) return end(false);
  }
}

function* readCharacter(
  shell: Shell,
  fd: number,
  deadlineMs: number | undefined,
): Blocking<string | 'timeout' | 'interrupted'> {
  const { process } = shell;
  try {
    for (;;) {
      const now = process.tryRead(fd, 1);
      if (now !== undefined) return now;
      const patienceMs = deadlineMs === undefined ? undefined : deadlineMs - process.nowMs;
      if (patienceMs !== undefined && patienceMs <= 0) return 'timeout';
      if ((yield* process.waitForInput(fd, patienceMs)) === 'interrupted') return 'interrupted';
    }
  } catch (error) {
    if (!isErrno(error)) throw error;
    return '';
  }
}
