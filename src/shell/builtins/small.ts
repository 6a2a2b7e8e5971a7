import { lookUpProgram } from '../evaluate/external';
import { evaluateShellArithmetic } from '../expand/arithmetic';
import { ShellError } from '../shellError';
import { framesOf } from '../specialVariables';
import type { Builtin, Shell } from '../state';
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
      shell.warn(`let: ${shell.isBash ? '' : shell.builtinLine()}${error.message}`);
      return shell.isBash ? 1 : 2;
    }
  }
  return value === '0' ? 1 : 0;
};

export const umask: Builtin = (shell, argv) => {
  const word = argv[argv[1] === '--' ? 2 : 1];
  if (!shell.isBash && argv[1] !== '--' && /^-[^S]/.test(word ?? ''))
    return refuseOption(shell, 'umask', word ?? '', '');
  if (word === '-p' && argv[2] === undefined) {
    shell.put(1, `umask ${shell.process.umask.toString(8).padStart(4, '0')}\n`);
  } else if (word === '-S') shell.put(1, `${symbolic(shell.process.umask)}\n`);
  else if (word === undefined) shell.put(1, `${shell.process.umask.toString(8).padStart(4, '0')}\n`);
  else {
    const isTooLarge = shell.family === 'ash' && Number.parseInt(word, 8) > 0o777;
    if (isTooLarge) return refuseMask(shell, word);
    const mask = /^[0-7]{1,4}$/.test(word)
      ? Number.parseInt(word, 8) & 0o777
      : symbolicMask(word, shell.process.umask, shell.family === 'ash');
    if (mask === undefined) return refuseMask(shell, word);
    shell.process.umask = mask;
  }
  return 0;
};

function refuseMask(shell: Shell, word: string): number {
  if (shell.family === 'ash') throw new ShellError(`umask: ${shell.builtinLine()}illegal mode: ${word}`, 2);
  const isNumber = /^\d/.test(word);
  if (!shell.isBash) throw new ShellError(`umask: Illegal ${isNumber ? 'number' : 'mode'}: ${word}`, 2);
  shell.warn(
    isNumber
      ? `umask: ${word}: octal number out of range`
      : `umask: \`${word.charAt(0)}': invalid symbolic mode operator`,
  );
  return 1;
}

const CLASS_BITS: Readonly<Record<string, number>> = { u: 0o700, g: 0o070, o: 0o007, a: 0o777 };
const PERMISSION_BITS: Readonly<Record<string, number>> = { r: 0o444, w: 0o222, x: 0o111 };

/** `u=rwx,g+w`: what is allowed, so the mask is the rest. Undefined if it cannot be read. */
function symbolicMask(text: string, mask: number, isMasked: boolean): number | undefined {
  let allowed = ~mask & 0o777;
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause);
    if (!match) return undefined;
    const [, classes = '', operator, permissions = ''] = match;
    const among = [...(classes === '' ? 'a' : classes)].reduce((bits, letter) => bits | (CLASS_BITS[letter] ?? 0), 0);
    const permitted = [...permissions].reduce((sum, letter) => sum | (PERMISSION_BITS[letter] ?? 0), 0) & among;
    // In ash what is meant for nobody by name passes through the mask.
    const bits = classes === '' && isMasked ? permitted & ~mask : permitted;
    if (operator === '+') allowed |= bits;
    else if (operator === '-') allowed &= ~bits;
    else allowed = (allowed & ~among) | bits;
  }
  return ~allowed & 0o777;
}

function symbolic(mask: number): string {
  const allowed = (shift: number): string => {
    const bits = ~(mask >> shift) & 7;
    return `${bits & 4 ? 'r' : ''}${bits & 2 ? 'w' : ''}${bits & 1 ? 'x' : ''}`;
  };
  return `u=${allowed(6)},g=${allowed(3)},o=${allowed(0)}`;
}

const LIMIT_VALUES: Readonly<Record<string, string>> = { n: '1048576', u: 'unlimited', s: '8192', c: '0', l: '8192' };

function refuseLimit(shell: Shell, word: string): number {
  if (shell.family !== 'ash') return refuseOption(shell, 'ulimit', word, 'ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]');
  shell.put(2, `ulimit: invalid option -- '${word.charAt(1)}'\n`);
  return 1;
}

/** Shown as in a container; setting a limit has no effect on the simulation. */
export const ulimit: Builtin = (shell, argv) => {
  const unknown = argv.slice(1).find((word) => /^-[SH]*[^SHa-zP]/.test(word));
  if (unknown !== undefined) return refuseLimit(shell, unknown);
  const option = argv.slice(1).find((word) => /^-[a-zA-Z]+$/.test(word)) ?? '-f';
  const value = argv.slice(1).find((word) => !word.startsWith('-'));
  if (value === undefined) shell.put(1, `${LIMIT_VALUES[option.slice(-1)] ?? 'unlimited'}\n`);
  return 0;
};

export const times: Builtin = (shell) => {
  const zero = shell.isBash ? '0m0.000s 0m0.000s' : '0m0.000000s 0m0.000000s';
  shell.put(1, shell.family === 'ash' ? '0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n' : `${zero}\n${zero}\n`);
  return 0;
};

export const hash: Builtin = (shell, argv) => {
  if (argv[1] === '-r') {
    shell.hashedPaths = new Map();
    if (!shell.isBash) return 0;
  } else if (!shell.isBash && /^-./.test(argv[1] ?? '')) return refuseOption(shell, 'hash', argv[1] ?? '', '');
  // A shell that carries its programs with it looks none of them up.
  const { standalone } = shell.process.container.image.userland;
  if (argv.length === 1 && (shell.family === 'dash' || (shell.family === 'ash' && !standalone)))
    for (const path of shell.hashedPaths.values()) shell.put(1, `${path}\n`);
  if (shell.isBash && argv.length === 1 && shell.hashedPaths.size === 0) shell.put(1, 'hash: hash table empty\n');
  let status = 0;
  for (const name of argv.slice(1)) {
    if (name.startsWith('-') || name.includes('/') || shell.functions.has(name) || shell.interpreter.builtins.has(name))
      continue;
    if ('path' in lookUpProgram(shell, name)) continue;
    shell.warn(`hash: ${shell.family === 'ash' ? shell.builtinLine() : ''}${name}: not found`);
    status = 1;
  }
  return status;
};

export const builtinBuiltin: Builtin = (shell, argv) => {
  const name = argv[1];
  if (name === undefined) return 0;
  const builtin = shell.interpreter.builtins.get(name);
  if (builtin) return builtin(shell, argv.slice(1));
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

/** Switching builtins off is not simulated: nothing is lost where a program of the same name does the same. */
export const enable: Builtin = () => 0;

export const logout: Builtin = (shell) => {
  shell.warn("logout: not login shell: use `exit'");
  return 1;
};

export const suspend: Builtin = (shell) => {
  shell.warn('suspend: cannot suspend: no job control');
  return 1;
};
