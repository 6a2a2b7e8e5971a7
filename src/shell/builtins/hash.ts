import { lookUpProgram } from '../evaluate/external';
import type { Builtin, Shell } from '../state';
import { hashRow } from '../variables';
import { bashOptions } from './bashOptions';
import { refuseOption } from './refuse';

const USAGE = 'hash [-lr] [-p pathname] [-dt] [name ...]';

export const hash: Builtin = (shell, argv) => {
  if (shell.isBash) return bashHash(shell, argv);
  if (argv[1] === '-r') {
    shell.hashedPaths = new Map();
    return 0;
  }
  if (/^-./.test(argv[1] ?? '')) return refuseOption(shell, 'hash', argv[1] ?? '', '');
  // A shell that carries its programs with it looks none of them up.
  const isEmpty = shell.family === 'ash' && shell.process.container.image.userland.standalone;
  if (argv.length === 1 && !isEmpty) for (const path of shell.hashedPaths.values()) shell.put(1, `${path}\n`);
  let status = 0;
  for (const name of argv.slice(1)) if (!name.startsWith('-') && !remember(shell, name)) status = 1;
  return status;
};

function remember(shell: Shell, name: string): boolean {
  if (name.includes('/') || shell.functions.has(name) || shell.interpreter.builtins.has(name)) return true;
  return 'path' in lookUpProgram(shell, name) || notFound(shell, name);
}

function notFound(shell: Shell, name: string): false {
  shell.warn(`hash: ${shell.family === 'ash' ? shell.builtinLine() : ''}${name}: not found`);
  return false;
}

function bashHash(shell: Shell, argv: readonly string[]): number {
  const read = bashOptions(shell, argv, 'dlp:rt', USAGE);
  if (typeof read === 'number') return read;
  const { options, words } = read;
  for (const letter of ['d', 't'])
    if (options.has(letter) && words.length === 0) {
      shell.warn(`hash: -${letter}: option requires an argument`);
      return 1;
    }
  if (options.has('r')) {
    shell.hashedPaths = new Map();
    shell.kept.hashHits = new Map();
  } else if (words.length === 0) return listHashed(shell, options.has('l'));
  let status = 0;
  for (const name of words) if (!hashOne(shell, name, options, words.length > 1)) status = 1;
  return status;
}

function hashOne(shell: Shell, name: string, options: ReadonlyMap<string, string>, isNamed: boolean): boolean {
  const path = options.get('p');
  if (path !== undefined) {
    if (shell.process.tryStat(path)?.type === 'directory') {
      shell.warn(`hash: ${path}: Is a directory`);
      return false;
    }
    shell.hashedPaths.set(name, path);
    shell.kept.hashHits.delete(name);
    // What was known of another PATH must not be dropped with it.
    shell.hashedPathVariable = shell.get('PATH') ?? '';
    return true;
  }
  if (options.has('t')) {
    const known = shell.hashedPaths.get(name);
    if (known === undefined) return notFound(shell, name);
    shell.put(1, options.has('l') ? reusable(name, known) : `${isNamed ? `${name}\t` : ''}${known}\n`);
    return true;
  }
  if (options.has('d')) return shell.hashedPaths.delete(name) || notFound(shell, name);
  shell.kept.hashHits.delete(name);
  return remember(shell, name);
}

const reusable = (name: string, path: string): string => `builtin hash -p ${path} ${name}\n`;

/** In the order of the 256 rows that bash keeps them in. */
function listHashed(shell: Shell, isReusable: boolean): number {
  const row = (name: string): number => hashRow(name) & 255;
  const known = [...shell.hashedPaths].toReversed().sort(([a], [b]) => row(a) - row(b));
  if (known.length === 0) shell.put(1, 'hash: hash table empty\n');
  else if (!isReusable) shell.put(1, 'hits\tcommand\n');
  for (const [name, path] of known)
    shell.put(
      1,
      isReusable ? reusable(name, path) : `${`${shell.kept.hashHits.get(name) ?? 0}`.padStart(4)}\t${path}\n`,
    );
  return 0;
}
