import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';
import { refuseOption } from './refuse';

/** OPTIND counts words; where getopts is inside of `-abc` is kept beside it. */
export const getopts: Builtin = (shell, argv) => {
  const [, specification = '', name = ''] = argv;
  if (shell.isBash && /^-[^-]/.test(specification))
    return refuseOption(shell, 'getopts', specification, 'getopts optstring name [arg ...]');
  if (argv.length < 3) return refuse(shell);
  const words = argv.length > 3 ? argv.slice(3) : shell.positional;
  return shell.isBash ? bashGetopts(shell, specification, name, words) : ashGetopts(shell, specification, name, words);
};

/**
 * ash and dash: OPTIND is the word after the one that is looked into, and what counts is not the variable but what it was
 * last set to: each function has its own, and `shift` and `set` begin again.
 */
function ashGetopts(shell: Shell, specification: string, name: string, words: readonly string[]): number {
  const { optionIndex, optionOffset } = shell;
  let next = optionIndex - 1;
  let word = words[next - 1] ?? '';
  let offset = optionIndex > 1 && optionOffset >= 0 && optionOffset < word.length ? optionOffset : 0;
  const finish = (letter: string, status: number): number => {
    shell.variables.change('OPTIND', { value: String(next + 1) });
    if (!/^[A-Za-z_]\w*$/.test(name)) return refuseName(shell, name);
    shell.set(name, letter);
    shell.optionIndex = next + 1;
    shell.optionOffset = status === 0 && offset > 0 ? offset : -1;
    return status;
  };
  if (offset === 0) {
    word = words[next] ?? '';
    if (word !== '-' && word.startsWith('-')) next++;
    if (word === '--' || word === '-' || !word.startsWith('-')) {
      if (shell.family === 'ash') shell.variables.delete('OPTARG');
      return finish('?', 1);
    }
    offset = 1;
  }
  const letter = word.charAt(offset++);
  const isSilent = specification.startsWith(':');
  const known = letter === ':' ? -1 : specification.indexOf(letter, Number(isSilent));
  if (known < 0) {
    complainOf(shell, letter, isSilent, `Illegal option -${letter}`);
    return finish('?', 0);
  }
  if (specification.charAt(known + 1) !== ':') {
    shell.set('OPTARG', '');
    return finish(letter, 0);
  }
  const value = offset < word.length ? word.slice(offset) : words[next++];
  if (value === undefined) {
    next--;
    complainOf(shell, letter, isSilent, `No arg for -${letter} option`);
    return finish(isSilent ? ':' : '?', 0);
  }
  shell.set('OPTARG', value);
  offset = 0;
  return finish(letter, 0);
}

function complainOf(shell: Shell, letter: string, isSilent: boolean, words: string): void {
  if (isSilent) shell.set('OPTARG', letter);
  else {
    shell.put(2, `${words}\n`);
    shell.variables.delete('OPTARG');
  }
}

function refuseName(shell: Shell, name: string): number {
  throw new ShellError(`getopts: ${shell.family === 'ash' ? shell.builtinLine() : ''}${name}: bad variable name`, 2);
}

function bashGetopts(shell: Shell, specification: string, name: string, words: readonly string[]): number {
  const isSilent = specification.startsWith(':');
  const letters = isSilent ? specification.slice(1) : specification;
  let index = Number.parseInt(shell.get('OPTIND') ?? '1', 10) || 1;
  const word = words[index - 1];
  if (word === undefined || !word.startsWith('-') || word === '-') return endOfOptions(shell, name, index);
  if (word === '--') return endOfOptions(shell, name, index + 1);
  const letter = word.charAt(shell.optionOffset);
  const known = letter === ':' ? -1 : letters.indexOf(letter);
  let offset = shell.optionOffset + 1;
  const isLastLetter = offset >= word.length;
  if (known < 0) {
    shell.set(name, '?');
    if (isSilent) shell.set('OPTARG', letter);
    else complain(shell, letter, 'illegal');
  } else if (letters.charAt(known + 1) === ':') {
    const value = isLastLetter ? words[index] : word.slice(offset);
    index += isLastLetter && value !== undefined ? 2 : 1;
    if (value !== undefined) {
      shell.set(name, letter);
      shell.set('OPTARG', value);
    } else {
      shell.set(name, isSilent ? ':' : '?');
      if (isSilent) shell.set('OPTARG', letter);
      else complain(shell, letter, 'argument');
    }
    setIndex(shell, index, 1);
    return 0;
  } else {
    shell.set(name, letter);
    shell.variables.delete('OPTARG');
  }
  if (isLastLetter) {
    index++;
    offset = 1;
  }
  setIndex(shell, index, offset);
  return 0;
}

function refuse(shell: Shell): number {
  if (!shell.isBash)
    throw new ShellError(
      shell.family === 'ash'
        ? `getopts: ${shell.builtinLine()}usage: getopts optstring var [arg]`
        : 'getopts: Usage: getopts optstring var [arg...]',
      2,
    );
  shell.put(2, 'getopts: usage: getopts optstring name [arg ...]\n');
  return 2;
}

function endOfOptions(shell: Shell, name: string, index: number): number {
  shell.set(name, '?');
  shell.variables.delete('OPTARG');
  setIndex(shell, index, 1);
  return 1;
}

function setIndex(shell: Shell, index: number, offset: number): void {
  shell.variables.change('OPTIND', { value: String(index) });
  shell.optionOffset = offset;
}

function complain(shell: Shell, letter: string, kind: 'illegal' | 'argument'): void {
  if (shell.get('OPTERR') === '0') return;
  const words = kind === 'illegal' ? 'illegal option' : 'option requires an argument';
  shell.put(2, `${shell.name}: ${words} -- ${letter}\n`);
}
