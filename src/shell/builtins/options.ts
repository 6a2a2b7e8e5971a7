import type { ShellFamily } from '../common/family';
import { seldom } from '../parts';
import type { Builtin, Shell } from '../state';

/** `set -o` names and the letters they stand for; those without a letter stand for themselves. */
const OPTION_NAMES: Readonly<Record<string, string>> = {
  errexit: 'e',
  nounset: 'u',
  xtrace: 'x',
  noglob: 'f',
  noexec: 'n',
  noclobber: 'C',
  allexport: 'a',
  verbose: 'v',
  pipefail: 'pipefail',
  monitor: 'm',
  posix: 'posix',
  notify: 'b',
  hashall: 'h',
  ignoreeof: 'ignoreeof',
  vi: 'vi',
  errtrace: 'E',
  braceexpand: 'B',
  functrace: 'T',
  histexpand: 'H',
  keyword: 'k',
  onecmd: 't',
  physical: 'P',
  privileged: 'p',
  interactive: 'i',
  stdin: 's',
};

/** What `set -o` lists, in the order of each shell. */
export const LISTED: Readonly<Record<ShellFamily, string>> = {
  ash: `errexit noglob ignoreeof monitor noexec xtrace verbose noclobber allexport notify nounset errtrace vi pipefail`,
  dash: `errexit noglob ignoreeof interactive monitor noexec stdin xtrace verbose vi emacs noclobber allexport notify
    nounset privileged nolog debug`,
  bash: `allexport braceexpand emacs errexit errtrace functrace hashall histexpand history ignoreeof
    interactive-comments keyword monitor noclobber noexec noglob nolog notify nounset onecmd physical pipefail posix
    privileged verbose vi xtrace`,
};

const ON_IN_BASH: ReadonlySet<string> = new Set(['braceexpand', 'hashall', 'interactive-comments']);

const OWN_LETTERS: Readonly<Record<ShellFamily, string>> = { ash: 'IE', dash: 'iIVsEp', bash: 'BEHPTkpth' };

const COMMON_LETTERS = 'aCefmnuvxb';

export const set: Builtin = (shell, argv) => {
  if (argv.length === 1) {
    if (shell.isBash) return seldom.get().builtins.declare(shell, ['declare']);
    return seldom.get().listVariables(shell);
  }
  const words = argv.slice(1);
  const rest = setOptions(shell, words, 'set');
  if (typeof rest === 'number') return rest;
  if (rest.hasPositional) {
    shell.positional = rest.words;
    if (!shell.isBash) shell.resetOptions();
  }
  return 0;
};

/** Reads `-eux -o pipefail --`. What is left, and whether it replaces the positional parameters; or a status. */
export function setOptions(
  shell: Shell,
  words: readonly string[],
  command: string,
): { words: readonly string[]; hasPositional: boolean } | number {
  let index = 0;
  while (index < words.length) {
    const word = words[index] ?? '';
    if (word === '--') return { words: words.slice(index + 1), hasPositional: true };
    if (word === '-') return { words: words.slice(index + 1), hasPositional: index + 1 < words.length };
    if (!/^[-+]./.test(word)) break;
    const isOn = word.startsWith('-');
    for (const letter of word.slice(1)) {
      if (letter === 'o') {
        const name = words[++index];
        if (name === undefined) {
          seldom.get().listOptions(shell, isOn);
          return 0;
        }
        const status = setNamed(shell, name, isOn, command);
        if (status !== 0) return status;
      } else {
        const status = setLetter(shell, letter, isOn, command);
        if (status !== 0) return status;
      }
    }
    index++;
  }
  return { words: words.slice(index), hasPositional: index < words.length };
}

/** bash's names of what `set -o` sets. */
export const setOptionNames = (): readonly string[] => LISTED.bash.split(/\s+/);

export function isSetOptionOn(shell: Shell, name: string): boolean {
  return shell.options[OPTION_NAMES[name] ?? name] ?? (shell.isBash && ON_IN_BASH.has(name));
}

function setNamed(shell: Shell, name: string, isOn: boolean, command: string): number {
  const isKnown = shell.isBash ? Object.hasOwn(OPTION_NAMES, name) : LISTED[shell.family].split(/\s+/).includes(name);
  if (!isKnown) return seldom.get().refuseSetName(shell, name, isOn, command);
  shell.options[OPTION_NAMES[name] ?? name] = isOn;
  refuseJobControl(shell, command);
  return 0;
}

function setLetter(shell: Shell, letter: string, isOn: boolean, command: string): number {
  const isKnown = COMMON_LETTERS.includes(letter) || OWN_LETTERS[shell.family].includes(letter);
  if (!isKnown) return seldom.get().refuseSetLetter(shell, letter, isOn, command);
  shell.options[letter] = isOn;
  refuseJobControl(shell, command);
  return 0;
}

/** ash and dash control jobs only where there is a terminal. */
function refuseJobControl(shell: Shell, command: string): void {
  if (!shell.options.m || shell.isBash || shell.isInteractive || shell.isSubshell || shell.process.isTerminal(2))
    return;
  shell.options.m = false;
  const builtin = command === '' ? '' : `${command}: ${shell.family === 'ash' ? shell.builtinLine() : ''}`;
  shell.warn(`${builtin}can't access tty; job control turned off`);
}
