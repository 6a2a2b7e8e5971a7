import { isErrno } from '../../process/index';
import type { Builtin, Shell } from '../state';
import { refuseOption } from './refuse';

export const cd: Builtin = (shell, argv) => {
  const words = argv.slice(1);
  let isPhysical = false;
  while (/^-[LP]+$|^--$/.test(words[0] ?? '')) {
    const word = words.shift() ?? '';
    if (word === '--') break;
    isPhysical = word.endsWith('P');
  }
  if (/^-[^/-]/.test(words[0] ?? '')) return refuseOption(shell, 'cd', words[0] ?? '', 'cd [-L|[-P [-e]] [-@]] [dir]');
  if (shell.isBash && words.length > 1) {
    shell.warn('cd: too many arguments');
    return 1;
  }
  if (shell.isBash && words.length === 0 && shell.get('HOME') === null) {
    shell.warn('cd: HOME not set');
    return 1;
  }
  let target = words[0] ?? shell.get('HOME') ?? (shell.isBash ? '/' : '.');
  let isShown = false;
  if (target === '-') {
    target = shell.get('OLDPWD') ?? '';
    isShown = true;
    if (target === '' && shell.isBash) {
      shell.warn('cd: OLDPWD not set');
      return 1;
    }
    // ash and dash take nothing for where they are.
    target ||= '.';
  } else if (words[0] !== undefined) {
    const listed = fromSearchPath(shell, target);
    isShown = listed !== undefined;
    target = listed ?? target;
  }
  const problem = problemOf(shell, target);
  if (problem !== undefined) {
    shell.warn(complaint(shell, target, problem));
    return shell.isBash ? 1 : 2;
  }
  const path = isPhysical ? shell.process.realPath(target) : logicalPath(shell.process.cwd, target);
  enter(shell, path);
  if (isShown) shell.put(1, `${path}\n`);
  return 0;
};

/** CDPATH: the first directory in it that has the target. */
function fromSearchPath(shell: Shell, target: string): string | undefined {
  const searchPath = shell.get('CDPATH');
  if (!searchPath || /^(\/|\.\/|\.\.\/|\.$|\.\.$)/.test(target)) return undefined;
  return searchPath
    .split(':')
    .filter((directory) => directory !== '')
    .map((directory) => `${directory}/${target}`)
    .find((path) => shell.process.tryStat(path)?.type === 'directory');
}

export function problemOf(shell: Shell, path: string): string | undefined {
  try {
    if (path === '') return undefined;
    if (shell.process.stat(path).type !== 'directory') return 'Not a directory';
    return shell.process.access(path, 1) ? undefined : 'Permission denied';
  } catch (error) {
    if (!isErrno(error)) throw error;
    return error.message;
  }
}

function complaint(shell: Shell, target: string, problem: string): string {
  if (shell.isBash) return `cd: ${target}: ${problem}`;
  if (shell.family === 'dash') return `cd: can't cd to ${target}`;
  return `cd: ${shell.builtinLine()}can't cd to ${target}: ${problem}`;
}

export function enter(shell: Shell, path: string): void {
  const before = shell.process.cwd;
  shell.process.cwd = path;
  if (shell.isBash) for (const name of ['OLDPWD', 'PWD']) shell.writable(name);
  setExported(shell, 'OLDPWD', before);
  setExported(shell, 'PWD', path);
}

function setExported(shell: Shell, name: string, value: string): void {
  const isExported = shell.variables.get(name)?.isExported ?? true;
  shell.variables.put(name, { value, isExported, isReadonly: false });
}

/** `..` removes the name before it, whatever link it was: the logical path of POSIX. Two slashes at its beginning stay. */
export function logicalPath(cwd: string, target: string): string {
  const names: string[] = [];
  for (const name of (target.startsWith('/') ? target : `${cwd}/${target}`).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `${/^\/\/(?!\/)/.test(target.startsWith('/') ? target : cwd) ? '//' : '/'}${names.join('/')}`;
}

export const pwd: Builtin = (shell, argv) => {
  const bad = argv.slice(1).find((word) => /^-[^LP-]/.test(word));
  if (bad !== undefined && /^-./.test(argv[1] ?? '') && argv[1] !== '--')
    return refuseOption(shell, 'pwd', bad, 'pwd [-LP]');
  const path = argv[1] === '-P' ? shell.process.realPath(shell.process.cwd) : shell.process.cwd;
  shell.put(1, `${path}\n`);
  return 0;
};
