import type { Builtin, Shell } from '../state';
import { enter, logicalPath, problemOf } from './directory';

const USAGES = {
  pushd: 'pushd [-n] [+N | -N | dir]',
  popd: 'popd [-n] [+N | -N]',
  dirs: 'dirs [-clpv] [+N] [-N]',
} as const;

/** bash's directory stack, its top, which is the working directory, included. */
const stackOf = (shell: Shell): readonly string[] => [shell.process.cwd, ...shell.kept.directories];

/** Where `+2` or `-0` stands in the stack; undefined if there is no such place. */
function placeOf(shell: Shell, word: string): number | undefined {
  const count = Number(word.slice(1));
  const length = shell.kept.directories.length + 1;
  const at = word.startsWith('-') ? length - 1 - count : count;
  return at >= 0 && at < length ? at : undefined;
}

/** `~2`, `~-0` */
export function directoryAt(shell: Shell, word: string): string | undefined {
  const at = placeOf(shell, /^\d/.test(word) ? `+${word}` : word);
  return at === undefined ? undefined : stackOf(shell)[at];
}

function refuse(shell: Shell, command: keyof typeof USAGES, problem: string, isUsage = false): number {
  shell.warn(`${command}: ${problem}`);
  if (isUsage) shell.put(2, `${command}: usage: ${USAGES[command]}\n`);
  return isUsage ? 2 : 1;
}

const isPlace = (word: string): boolean => /^[-+]\d+$/.test(word);

/** Why a word cannot be a place in the stack. */
function refusePlace(shell: Shell, command: 'pushd' | 'popd', word: string): number {
  const isEmpty = shell.kept.directories.length === 0;
  return refuse(shell, command, isEmpty ? 'directory stack empty' : `${word}: directory stack index out of range`);
}

function change(shell: Shell, command: 'pushd' | 'popd', target: string): boolean {
  const problem = problemOf(shell, target);
  if (problem === undefined) enter(shell, logicalPath(shell.process.cwd, target));
  else refuse(shell, command, `${target}: ${problem}`);
  return problem === undefined;
}

export const pushd: Builtin = (shell, argv) => {
  let words = argv.slice(1);
  const stays = words[0] === '-n';
  if (stays) words = words.slice(1);
  const isLiteral = words[0] === '--';
  if (isLiteral) words = words.slice(1);
  if (words.length > 1) return refuse(shell, 'pushd', 'too many arguments');
  let [target] = words;
  const stack = stackOf(shell);
  if (target === undefined) {
    if (isLiteral || stays) return 0;
    if (stack.length < 2) return refuse(shell, 'pushd', 'no other directory');
    const [top = '', second = '', ...rest] = stack;
    if (!change(shell, 'pushd', second)) return 1;
    shell.kept.directories = [top, ...rest];
    return showStack(shell);
  }
  if (!isLiteral && isPlace(target)) {
    const at = placeOf(shell, target);
    if (at === undefined || stack.length < 2) return refusePlace(shell, 'pushd', target);
    const [top = '', ...rest] = [...stack.slice(at), ...stack.slice(0, at)];
    if (!stays && !change(shell, 'pushd', top)) return 1;
    shell.kept.directories = rest;
    return showStack(shell);
  }
  if (!isLiteral && target !== '-' && /^[-+]/.test(target))
    return refuse(shell, 'pushd', `${target}: invalid number`, true);
  if (target === '-') target = shell.get('OLDPWD') ?? '';
  if (stays) shell.kept.directories = [target, ...shell.kept.directories];
  else {
    if (!change(shell, 'pushd', target)) return 1;
    shell.kept.directories = stack;
  }
  return showStack(shell);
};

export const popd: Builtin = (shell, argv) => {
  let stays = false;
  let place = '+0';
  for (const word of argv.slice(1)) {
    if (word === '-n') stays = true;
    else if (isPlace(word)) place = word;
    else if (word !== '--')
      return refuse(shell, 'popd', `${word}: invalid ${/^[-+]/.test(word) ? 'number' : 'argument'}`, true);
  }
  const stack = stackOf(shell);
  const at = placeOf(shell, place);
  if (stack.length < 2 || at === undefined) return refusePlace(shell, 'popd', place);
  if (at === 0 && !stays && !change(shell, 'popd', stack[1] ?? '')) return 1;
  shell.kept.directories = stack.toSpliced(Math.max(at, stays ? 1 : 0), 1).slice(1);
  return showStack(shell);
};

/** A path below the home directory, as `dirs` shows it. */
function short(shell: Shell, path: string): string {
  const home = shell.get('HOME');
  return home && home !== '/' && `${path}/`.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

function showStack(shell: Shell): number {
  return dirs(shell, ['dirs']) === 0 ? 0 : 1;
}

export const dirs: Builtin = (shell, argv) => {
  const letters = new Set<string>();
  let place: string | undefined;
  for (const word of argv.slice(1)) {
    if (isPlace(word)) place = word;
    else if (/^-[clpv]$/.test(word)) letters.add(word.charAt(1));
    else if (word !== '--')
      return refuse(shell, 'dirs', `${word}: invalid ${/^[-+]/.test(word) ? 'number' : 'option'}`, true);
  }
  if (letters.has('c')) {
    shell.kept.directories = [];
    return 0;
  }
  const shown = stackOf(shell).map((path) => (letters.has('l') ? path : short(shell, path)));
  if (place !== undefined) return showPlace(shell, place, shown);
  if (letters.has('v')) for (const [at, path] of shown.entries()) shell.put(1, `${`${at}`.padStart(2)}  ${path}\n`);
  else shell.put(1, `${shown.join(letters.has('p') ? '\n' : ' ')}\n`);
  return 0;
};

function showPlace(shell: Shell, place: string, shown: readonly string[]): number {
  const at = placeOf(shell, place);
  if (at !== undefined) shell.put(1, `${shown[at]}\n`);
  else if (shown.length < 2) return refuse(shell, 'dirs', 'directory stack empty');
  else return refuse(shell, 'dirs', `${place.slice(1)}: directory stack index out of range`);
  return 0;
}
