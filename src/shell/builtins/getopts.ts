import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';

/** POSIX getopts. OPTIND counts words; where it is inside of `-abc` is kept beside it. */
export const getopts: Builtin = (shell, argv) => {
  const [, specification = '', name = ''] = argv;
  if (argv.length < 3) return refuse(shell);
  const words = argv.length > 3 ? argv.slice(3) : shell.positional;
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
};

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
  if (shell.family !== 'dash') shell.variables.delete('OPTARG');
  setIndex(shell, index, 1);
  return 1;
}

function setIndex(shell: Shell, index: number, offset: number): void {
  shell.variables.change('OPTIND', { value: String(index) });
  shell.optionOffset = offset;
}

function complain(shell: Shell, letter: string, kind: 'illegal' | 'argument'): void {
  if (shell.isBash) {
    const words = kind === 'illegal' ? 'illegal option' : 'option requires an argument';
    shell.put(2, `${shell.name}: ${words} -- ${letter}\n`);
  } else shell.put(2, kind === 'illegal' ? `Illegal option -${letter}\n` : `No arg for -${letter} option\n`);
}
