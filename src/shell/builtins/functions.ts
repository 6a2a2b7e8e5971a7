import { evaluateShellArithmetic } from '../expand/arithmetic';
import { quoteForListing } from '../expand/quote';
import { seldom } from '../parts';
import { ShellError } from '../shellError';
import { specialVariable } from '../specialVariables';
import type { Builtin, Shell } from '../state';
import { numberArgument } from './control';
import { refuseOption } from './refuse';
import { badName, declareAll, declaring } from './variables';

export const returnBuiltin: Builtin = (shell, argv) => {
  refuseMore(shell, argv);
  const status = returnStatus(shell, argv[1]);
  if (shell.callDepth === 0 && shell.isBash) {
    shell.warn("return: can only `return' from a function or sourced script");
    return 2;
  }
  shell.status = status;
  shell.flow = shell.callDepth > 0 || shell.trapStatus !== undefined ? 'return' : 'exit';
  return status;
};

/** bash returns from the function, with 2, even where it cannot read the number. */
function returnStatus(shell: Shell, word: string | undefined): number {
  if (word === undefined) return shell.status;
  // dash keeps all of the number.
  if (!shell.isBash || /^-?\d+$/.test(word))
    return numberArgument(shell, 'return', word) & (shell.family === 'dash' ? 0x7fffffff : 255);
  shell.warn(`return: ${word}: numeric argument required`);
  return 2;
}

/** bash gives up the line then. */
function refuseMore(shell: Shell, argv: readonly string[]): void {
  if (shell.isBash && argv.length > 2) throw new ShellError(`${argv[0]}: too many arguments`, 1);
}

export const shift: Builtin = (shell, argv) => {
  refuseMore(shell, argv);
  if (shell.isBash && /^-?\D/.test(argv[1] ?? '0')) {
    shell.warn(`shift: ${argv[1]}: numeric argument required`);
    return 1;
  }
  const count = argv[1] === undefined ? 1 : numberArgument(shell, 'shift', argv[1]);
  if (count > shell.positional.length || count < 0) {
    if (shell.family === 'dash') throw new ShellError("shift: can't shift that many", 2);
    if (count < 0) shell.warn(`shift: ${count}: shift count out of range`);
    return 1;
  }
  shell.positional = shell.positional.slice(count);
  if (!shell.isBash) shell.resetOptions();
  return 0;
};

export const readonlyBuiltin: Builtin = (shell, argv) => {
  if (shell.isBash && (argv.length === 1 || argv[1]?.startsWith('-')))
    return seldom.get().builtins.declare(shell, argv);
  const words = argv.slice(1).filter((word) => !/^-[-p]$/.test(word) && (word !== '-n' || shell.family === 'dash'));
  if (words.length === 0) {
    for (const [name, { isReadonly, value }] of shell.variables.entries())
      if (isReadonly) shell.put(1, `readonly ${name}${value === null ? '' : `=${quoteForListing(value)}`}\n`);
    return 0;
  }
  return declareAll(shell, 'readonly', words, () => ({ isReadonly: true }));
};

export const local: Builtin = (shell, argv) => {
  if (!shell.variables.isInFunction) {
    if (shell.isBash) {
      shell.warn('local: can only be used in a function');
      return 1;
    }
    throw new ShellError(`local: ${shell.family === 'ash' ? shell.builtinLine() : ''}not in a function`, 2);
  }
  if (shell.isBash && (argv.length === 1 || argv[1]?.startsWith('-') || argv.includes('-')))
    return seldom.get().builtins.declare(shell, argv);
  const { options } = shell;
  if (argv.includes('-')) {
    shell.options = { ...options };
    shell.putBackOptions ??= () => {
      shell.options = options;
    };
  }
  return declareAll(
    shell,
    'local',
    argv.slice(1).filter((word) => shell.isBash || word !== '-'),
    () => ({}),
    true,
  );
};

export const unset: Builtin = (shell, argv) => {
  let kind: 'f' | 'v' | undefined;
  for (const word of argv.slice(1)) {
    if (word === '-f' || word === '-v') {
      kind = word === '-f' ? 'f' : 'v';
      continue;
    }
    if (/^-./.test(word) && (shell.isBash || kind === undefined)) {
      if (word === '-n' && shell.isBash) {
        for (const name of argv.slice(2)) shell.variables.deleteOwn(name);
        return 0;
      }
      if (word !== '--') return refuseOption(shell, 'unset', word, 'unset [-f] [-v] [-n] [name ...]');
      kind ??= shell.isBash ? undefined : 'v';
      continue;
    }
    const element = /^([A-Za-z_][A-Za-z0-9_]*)\[([^\]]+)\]$/.exec(word);
    if (element && shell.isBash && kind !== 'f') {
      if (!unsetElement(shell, element[1] ?? '', element[2] ?? '')) return 1;
    } else if (kind === 'f') shell.functions.delete(word);
    else if (!shell.isBash && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(word))
      throw new ShellError(`${declaring(shell, 'unset')}${badName(shell, word)}`, 2);
    else {
      const variable = shell.variables.get(word);
      if (variable?.isReadonly) {
        if (!shell.isBash) throw new ShellError(`${declaring(shell, 'unset')}${word}: is read only`, 2);
        return keepReadonly(shell, word);
      }
      if (variable) shell.variables.delete(word);
      else if (shell.isBash && specialVariable(shell, word) !== null)
        shell.kept.lost = new Set(shell.kept.lost).add(word);
      else if (kind !== 'v' && shell.isBash) shell.functions.delete(word);
    }
  }
  return 0;
};

function keepReadonly(shell: Shell, name: string): 1 {
  shell.warn(`unset: ${name}: cannot unset: readonly variable`);
  return 1;
}

/** False if the element cannot be unset. */
function unsetElement(shell: Shell, name: string, index: string): boolean {
  const variable = shell.variables.get(name);
  if (variable?.isReadonly) return keepReadonly(shell, name) !== 1;
  if (index === '@' || index === '*') {
    if (variable?.map) shell.variables.change(name, { map: new Map() });
    else if (variable?.array) shell.variables.change(name, { array: [] });
    else shell.variables.delete(name);
    return true;
  }
  if (variable?.map) {
    const map = new Map(variable.map);
    map.delete(index);
    shell.variables.change(name, { map });
    return true;
  }
  const position = variable ? Number(evaluateShellArithmetic(shell, index)) : 0;
  const array = variable?.array?.slice() ?? [];
  const problem =
    variable && !variable.array && position !== 0
      ? `${name}: not an array variable`
      : position + array.length < 0
        ? `[${index}]: bad array subscript`
        : undefined;
  if (problem !== undefined) shell.warn(`unset: ${problem}`);
  else if (variable?.array) {
    delete array[position < 0 ? array.length + position : position];
    while (array.length > 0 && array[array.length - 1] === undefined) array.pop();
    shell.variables.change(name, { array });
  } else if (variable) shell.variables.delete(name);
  return problem === undefined;
}
