import { evaluateShellArithmetic } from '../expand/arithmetic';
import { ShellError } from '../shellError';
import { framesOf } from '../specialVariables';
import type { Builtin } from '../state';
import { bashOptions } from './bashOptions';
import { refuseOption } from './refuse';

export const letBuiltin: Builtin = (shell, argv) => {
  let value = '0';
  if (argv.length === 1) {
    shell.warn(`let: ${shell.isBash ? '' : shell.builtinLine()}expression expected`);
    return shell.isBash ? 1 : 2;
  }
  for (const word of argv.slice(1)) {
    try {
      value = evaluateShellArithmetic(shell, word);
    } catch (error) {
      if (!(error instanceof ShellError) || error.endsBash) throw error;
      if (error.isReadonly) throw error;
      shell.warn(`let: ${shell.isBash ? '' : shell.builtinLine()}${error.message}`);
      return shell.isBash ? 1 : 2;
    }
  }
  return value === '0' ? 1 : 0;
};

export const times: Builtin = (shell, argv) => {
  if (shell.isBash && /^-[^-]/.test(argv[1] ?? '')) return refuseOption(shell, 'times', argv[1] ?? '', 'times');
  const zero = shell.isBash ? '0m0.000s 0m0.000s' : '0m0.000000s 0m0.000000s';
  shell.put(1, shell.family === 'ash' ? '0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n' : `${zero}\n${zero}\n`);
  return 0;
};

export const builtinBuiltin: Builtin = (shell, argv) => {
  const read = bashOptions(shell, argv, '', 'builtin [shell-builtin [arg ...]]');
  if (typeof read === 'number') return read;
  const [name] = read.words;
  if (name === undefined) return 0;
  const builtin = shell.interpreter.builtins.get(name);
  if (builtin) return builtin(shell, read.words);
  shell.warn(`builtin: ${name}: not a shell builtin`);
  return 1;
};

/** bash: where the running function was called; `caller 0` names the caller as well. */
export const caller: Builtin = (shell, argv) => {
  const frames = framesOf(shell);
  const depth = argv[1] === undefined ? 0 : Number(argv[1]);
  const [frame, outer] = [frames[depth], frames[depth + 1]];
  if (!frame || (argv[1] !== undefined && !outer) || shell.frames.length === 0) return 1;
  if (argv[1] === undefined) shell.put(1, `${frame.line} ${outer?.source ?? 'NULL'}\n`);
  else shell.put(1, `${frame.line} ${outer?.name} ${outer?.source}\n`);
  return 0;
};

export const logout: Builtin = (shell) => {
  shell.warn("logout: not login shell: use `exit'");
  return 1;
};

export const suspend: Builtin = (shell, argv) => {
  const read = bashOptions(shell, argv, 'f', 'suspend [-f]');
  if (typeof read === 'number') return read;
  shell.warn('suspend: cannot suspend: no job control');
  return 1;
};
