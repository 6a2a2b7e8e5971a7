import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';
import { bashOptions } from './bashOptions';
import { refuseOption } from './refuse';

export const umask: Builtin = (shell, argv) => {
  if (shell.isBash) return bashUmask(shell, argv);
  const word = argv[argv[1] === '--' ? 2 : 1];
  if (argv[1] !== '--' && /^-[^S]/.test(word ?? '')) return refuseOption(shell, 'umask', word ?? '', '');
  if (word === '-S') shell.put(1, `${symbolic(shell.process.umask)}\n`);
  else if (word === undefined) shell.put(1, `${octal(shell.process.umask)}\n`);
  else {
    const isTooLarge = shell.family === 'ash' && Number.parseInt(word, 8) > 0o777;
    const mask = isTooLarge ? undefined : readMask(word, shell.process.umask, shell.family === 'ash');
    if (typeof mask !== 'number') return refuseMask(shell, word);
    shell.process.umask = mask;
  }
  return 0;
};

function bashUmask(shell: Shell, argv: readonly string[]): number {
  const read = bashOptions(shell, argv, 'Sp', 'umask [-p] [-S] [mode]');
  if (typeof read === 'number') return read;
  const { options, words } = read;
  const [word] = words;
  if (word !== undefined) {
    const mask = readMask(word, shell.process.umask);
    if (typeof mask !== 'number') {
      shell.warn(`umask: ${/^\d/.test(word) ? `${word}: octal number out of range` : mask}`);
      return 1;
    }
    shell.process.umask = mask;
    if (!options.has('S')) return 0;
  }
  const shown = options.has('S') ? symbolic(shell.process.umask) : octal(shell.process.umask);
  const isReusable = options.has('p') && word === undefined;
  shell.put(1, `${isReusable ? `umask ${options.has('S') ? '-S ' : ''}` : ''}${shown}\n`);
  return 0;
}

const octal = (mask: number): string => mask.toString(8).padStart(4, '0');

function readMask(word: string, before: number, isMasked = false): number | string {
  return /^[0-7]{1,4}$/.test(word) ? Number.parseInt(word, 8) & 0o777 : symbolicMask(word, before, isMasked);
}

function refuseMask(shell: Shell, word: string): never {
  if (shell.family === 'ash') throw new ShellError(`umask: ${shell.builtinLine()}illegal mode: ${word}`, 2);
  throw new ShellError(`umask: Illegal ${/^\d/.test(word) ? 'number' : 'mode'}: ${word}`, 2);
}

const CLASS_BITS: Readonly<Record<string, number>> = { u: 0o700, g: 0o070, o: 0o007, a: 0o777 };
const PERMISSION_BITS: Readonly<Record<string, number>> = { r: 0o444, w: 0o222, x: 0o111 };

/** `u=rwx,g+w`: what is allowed, so the mask is the rest. If it cannot be read, what bash says of the first wrong character. */
function symbolicMask(text: string, mask: number, isMasked: boolean): number | string {
  let allowed = ~mask & 0o777;
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause);
    if (!match) {
      const [, wrong = ''] = /^[ugoa]*([-+=])/.exec(clause) ? (/^[ugoa]*[-+=][rwx]*([\s\S]?)/.exec(clause) ?? []) : [];
      if (wrong !== '') return `\`${wrong}': invalid symbolic mode character`;
      return `\`${clause.replace(/^[ugoa]*/, '').charAt(0)}': invalid symbolic mode operator`;
    }
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
