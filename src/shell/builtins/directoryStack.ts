import type { Builtin, Shell } from '../state';
import { enter, logicalPath, problemOf } from './directory';

/** bash's directory stack, kept in DIRSTACK. */
function directoryStack(shell: Shell): readonly string[] {
  return (shell.variables.get('DIRSTACK')?.array ?? []).filter((path) => path !== undefined);
}

function setDirectoryStack(shell: Shell, stack: readonly string[]): void {
  shell.variables.put('DIRSTACK', { value: null, isExported: false, isReadonly: false, array: stack });
}

export const pushd: Builtin = (shell, argv) => {
  const target = argv[1];
  const before = shell.process.cwd;
  if (target === undefined) {
    shell.warn('pushd: no other directory');
    return 1;
  }
  const problem = problemOf(shell, target);
  if (problem !== undefined) {
    shell.warn(`pushd: ${target}: ${problem}`);
    return 1;
  }
  enter(shell, logicalPath(before, target));
  setDirectoryStack(shell, [before, ...directoryStack(shell)]);
  shell.put(1, `${[shell.process.cwd, ...directoryStack(shell)].join(' ')}\n`);
  return 0;
};

export const popd: Builtin = (shell) => {
  const [top, ...rest] = directoryStack(shell);
  if (top === undefined) {
    shell.warn('popd: directory stack empty');
    return 1;
  }
  enter(shell, top);
  setDirectoryStack(shell, rest);
  shell.put(1, `${[top, ...rest].join(' ')}\n`);
  return 0;
};

export const dirs: Builtin = (shell) => {
  shell.put(1, `${[shell.process.cwd, ...directoryStack(shell)].join(' ')}\n`);
  return 0;
};
