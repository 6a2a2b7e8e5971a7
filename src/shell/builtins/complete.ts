import { quoteSingle } from '../expand/quote';
import type { Builtin, Shell } from '../state';
import { ACTION_LETTERS, completionOptions } from './compgen';

const USAGE =
  'complete [-abcdefgjksuv] [-pr] [-DEI] [-o option] [-A action] [-G globpat] [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [name ...]';

/** What `complete` noted: nobody types here, so it is only shown again. */
const noted = new WeakMap<Shell, Map<string, string>>();

/** bash's `complete`. */
export const complete: Builtin = (shell, argv) => {
  const read = completionOptions(shell, argv, 'prDEI', USAGE);
  if (typeof read === 'number') return read;
  const { options, words } = read;
  const table = noted.get(shell) ?? new Map<string, string>();
  noted.set(shell, table);
  const general = [...'DEI'].find((letter) => options.has(letter));
  const names = general === undefined ? words : [`-${general}`];
  if (options.has('r')) return remove(shell, table, names);
  if (options.has('p') || options.size === 0) return print(shell, table, names);
  if (names.length === 0) {
    shell.put(2, `complete: usage: ${USAGE}\n`);
    return 2;
  }
  for (const name of names) table.set(name, specification(options));
  return 0;
};

function specification(options: ReadonlyMap<string, string>): string {
  const value = (letter: string, isQuoted = true): string => {
    const text = options.get(letter);
    return text === undefined ? '' : `-${letter} ${isQuoted ? quoteSingle(text) : text} `;
  };
  const letters = Object.keys(ACTION_LETTERS).filter((letter) => options.has(letter));
  return [
    value('o', false),
    ...letters.map((letter) => `-${letter} `),
    value('A', false),
    ...['G', 'W', 'P', 'S', 'X', 'C'].map((letter) => value(letter)),
    value('F', false),
  ].join('');
}

function remove(shell: Shell, table: Map<string, string>, names: readonly string[]): number {
  if (names.length === 0) table.clear();
  let status = 0;
  for (const name of names) if (!table.delete(name)) status = refuse(shell, name);
  return status;
}

function refuse(shell: Shell, name: string): number {
  shell.warn(`complete: ${name}: no completion specification`);
  return 1;
}

function print(shell: Shell, table: ReadonlyMap<string, string>, names: readonly string[]): number {
  let status = 0;
  for (const name of names.length > 0 ? names : table.keys()) {
    const known = table.get(name);
    if (known === undefined) status = refuse(shell, name);
    else shell.put(1, `complete ${known}${name}\n`);
  }
  return status;
}

/** Nothing is ever being completed. */
export const compopt: Builtin = (shell, argv) => {
  const [name] = argv.slice(1).filter((word, index) => !/^[-+]/.test(word) && !/^[-+]o$/.test(argv[index] ?? ''));
  if (name !== undefined && noted.get(shell)?.has(name)) return 0;
  if (name === undefined) shell.warn('compopt: not currently executing completion function');
  else shell.warn(`compopt: ${name}: no completion specification`);
  return 1;
};
