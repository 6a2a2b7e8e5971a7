import { isErrno } from '../../process/index';
import type { Blocking } from '../../process/types';
import { FieldBuilder } from '../expand/fields';
import { expandPath } from '../expand/paths';
import { patternOf } from '../expand/patterns';
import { substitute } from '../expand/substitute';
import { expandWords } from '../expand/words';
import { createParser } from '../parse/parser';
import { matchGlob } from '../pattern/glob';
import type { Builtin, Shell } from '../state';
import { type BashOptions, bashOptions } from './bashOptions';
import { BASH_BUILTINS, isEnabled } from './enable';
import { setOptionNames } from './options';
import { SHOPT_NAMES } from './shopt';
import { signalNames } from './signalList';

const USAGE =
  '[-abcdefgjksuv] [-o option] [-A action] [-G globpat] [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [word]';

/** In bash's order. */
const KEYWORDS =
  'if then else elif fi case esac for select while until do done in function time { } ! [[ ]] coproc'.split(' ');

/** What the letters of `compgen` and `complete` stand for. */
export const ACTION_LETTERS: Readonly<Record<string, string>> = {
  a: 'alias',
  b: 'builtin',
  c: 'command',
  d: 'directory',
  e: 'export',
  f: 'file',
  g: 'group',
  j: 'job',
  k: 'keyword',
  s: 'service',
  u: 'user',
  v: 'variable',
};

/** Each gives every name there is, or those of files that begin with the word. */
const ACTIONS: Readonly<Record<string, (shell: Shell, word: string) => readonly string[]>> = {
  alias: (shell) => [...shell.aliases.keys()].toSorted(),
  arrayvar: (shell) => variables(shell, ({ array, map }) => array !== undefined || map !== undefined),
  binding: () => [],
  builtin: () => BASH_BUILTINS,
  command: (shell) => [
    ...shell.aliases.keys(),
    ...KEYWORDS,
    ...shell.functions.keys(),
    ...BASH_BUILTINS,
    ...programs(shell),
  ],
  directory: (shell, word) => filesOf(shell, word, true),
  disabled: (shell) => BASH_BUILTINS.filter((name) => !isEnabled(shell, name)),
  enabled: (shell) => BASH_BUILTINS.filter((name) => isEnabled(shell, name)),
  export: (shell) => variables(shell, ({ isExported, value }) => isExported && value !== null),
  file: (shell, word) => filesOf(shell, word, false),
  function: (shell) => [...shell.functions.keys()].toSorted(),
  group: (shell) => accounts(shell, '/etc/group'),
  helptopic: () => BASH_BUILTINS,
  hostname: () => [],
  job: (shell) => shell.jobs.map(({ text }) => text.split(' ', 1)[0] ?? ''),
  keyword: () => KEYWORDS,
  running: (shell) => shell.jobs.map(({ text }) => text.split(' ', 1)[0] ?? ''),
  service: () => [],
  setopt: () => setOptionNames(),
  shopt: () => SHOPT_NAMES,
  signal: () => signalNames().map((name) => `SIG${name}`),
  stopped: () => [],
  user: (shell) => accounts(shell, '/etc/passwd'),
  variable: (shell) => variables(shell, ({ value, array, map }) => value !== null || array !== undefined || !!map),
};

const OPTION_NAMES = 'bashdefault default dirnames filenames noquote nosort nospace plusdirs'.split(' ');

/** Reads the options that `compgen` and `complete` share; the actions they name, or a status. */
export function completionOptions(
  shell: Shell,
  argv: readonly string[],
  more: string,
  usage: string,
): (BashOptions & { readonly actions: readonly string[] }) | number {
  const read = bashOptions(shell, argv, `abcdefgjksuvo:A:G:W:F:C:X:P:S:${more}`, usage);
  if (typeof read === 'number') return read;
  const actions = [...read.options.keys()].flatMap((letter) => ACTION_LETTERS[letter] ?? []);
  const { A: action, o: option } = Object.fromEntries(read.options);
  const wrong =
    action !== undefined && !Object.hasOwn(ACTIONS, action)
      ? `${action}: invalid action name`
      : option !== undefined && !OPTION_NAMES.includes(option)
        ? `${option}: invalid option name`
        : undefined;
  if (wrong !== undefined) {
    shell.warn(`${argv[0]}: ${wrong}`);
    return 2;
  }
  return { ...read, actions: action === undefined ? actions : [...actions, action] };
}

/** bash's `compgen`: what could complete a word. */
export const compgen: Builtin = (shell, argv) => {
  const read = completionOptions(shell, argv, '', `compgen ${USAGE}`);
  if (typeof read === 'number') return read;
  return generate(shell, read.options, read.actions, read.words[0] ?? '');
};

function* generate(
  shell: Shell,
  options: ReadonlyMap<string, string>,
  actions: readonly string[],
  word: string,
): Blocking<number> {
  for (const letter of ['C', 'F'])
    if (options.has(letter)) shell.warn(`compgen: warning: -${letter} option may not work as you expect`);
  const found = actions.flatMap((action) => ACTIONS[action]?.(shell, word) ?? []);
  const glob = options.get('G');
  if (glob !== undefined) found.push(...expandPath(shell, glob));
  const list = options.get('W');
  if (list !== undefined) found.push(...(yield* wordsOf(shell, list)));
  const called = options.get('F');
  if (called !== undefined && !shell.functions.has(called)) shell.warn(`completion: function \`${called}' not found`);
  const isKept = filterOf(shell, options.get('X'), word);
  const shown = found.filter((name) => name.startsWith(word) && isKept(name));
  for (const name of shown) shell.put(1, `${options.get('P') ?? ''}${name}${options.get('S') ?? ''}\n`);
  yield* shell.flush();
  return shown.length > 0 || (options.size === 0 && word === '') ? 0 : 1;
}

/** `-X pattern` leaves out what matches, `-X !pattern` all else; `&` is the word itself. */
function filterOf(shell: Shell, filter: string | undefined, word: string): (name: string) => boolean {
  if (filter === undefined || filter === '') return () => true;
  const isNegated = filter.startsWith('!');
  const pattern = patternOf(
    shell,
    filter.slice(Number(isNegated)).replace(/\\?&/g, (at) => (at === '&' ? word : '&')),
  );
  return (name) => matchGlob(pattern, name) === isNegated;
}

/** The list is split at IFS, and each piece expanded. */
function* wordsOf(shell: Shell, list: string): Blocking<readonly string[]> {
  if (!/["'\\$`]/.test(list)) {
    const builder = new FieldBuilder(shell.get('IFS') ?? ' \t\n');
    builder.split(list);
    return builder.finish().map(({ text }) => text);
  }
  const step = createParser(`: ${list.replaceAll('\n', ' ')}`, 'bash').next();
  if (step.kind !== 'command' || step.command.kind !== 'simple') return [];
  const words = step.command.words.slice(1);
  yield* substitute(shell, words);
  return expandWords(shell, words);
}

type Tested = Parameters<Parameters<ReturnType<Shell['variables']['entries']>['filter']>[0]>[0][1];

function variables(shell: Shell, isWanted: (variable: Tested) => boolean): readonly string[] {
  return shell.variables.entries().flatMap(([name, variable]) => (isWanted(variable) ? name : []));
}

function accounts(shell: Shell, file: string): readonly string[] {
  try {
    const lines = shell.process.readFile(file).split('\n');
    return lines.flatMap((line) => line.split(':', 1)).filter((name) => name !== '');
  } catch (error) {
    if (!isErrno(error)) throw error;
    return [];
  }
}

function programs(shell: Shell): readonly string[] {
  return (shell.get('PATH') ?? '').split(':').flatMap((path) => namesIn(shell, path));
}

function namesIn(shell: Shell, path: string): readonly string[] {
  try {
    return shell.process.readDirectory(path);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return [];
  }
}

function filesOf(shell: Shell, word: string, isDirectory: boolean): readonly string[] {
  const head = word.slice(0, word.lastIndexOf('/') + 1);
  const names = namesIn(shell, head === '' ? '.' : head).map((name) => head + name);
  return isDirectory ? names.filter((name) => shell.process.tryStat(name)?.type === 'directory') : names;
}
