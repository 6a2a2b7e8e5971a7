import { evaluateShellArithmetic } from '../expand/arithmetic';
import { assign } from '../expand/assign';
import { assignElement } from '../expand/assignElements';
import { printFunction } from '../print/printCommand';
import type { Builtin, Shell } from '../state';
import { inLetters, type Variable } from '../variables';
import { declarationOf, listAssignments, listVariables, ownVariable } from './listVariables';
import { refuseOption } from './refuse';
import { SHOPT_NAMES } from './shopt';

const NAME = '[A-Za-z_][A-Za-z0-9_]*';
const DECLARATION = new RegExp(`^(${NAME})(?:\\[([^\\]]*)\\])?(?:(\\+?)=([\\s\\S]*))?$`);

const USAGES: Readonly<Record<string, string>> = {
  declare: '[-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]',
  typeset: '[-aAfFgiIlnrtux] name[=value] ... or typeset -p [-aAfFilnrtux] [name ...]',
  local: '[option] name[=value] ...',
  readonly: '[-aAf] [name[=value] ...] or readonly -p',
};

interface Request {
  readonly command: string;
  readonly on: ReadonlySet<string>;
  readonly off: ReadonlySet<string>;
  readonly words: readonly string[];
}

/** bash's `declare` and `typeset`; `local` and `readonly` where they have options or nothing to declare. */
export const declare: Builtin = (shell, argv) => {
  const request = readRequest(shell, argv);
  if (typeof request === 'number') return request;
  const { command, on, words } = request;
  if (on.has('f') || on.has('F')) return listFunctions(shell, request);
  if (on.has('p') && words.length > 0) return printDeclarations(shell, command, words);
  if (words.length === 0) return listAll(shell, request);
  let status = 0;
  for (const word of words) if (!declareOne(shell, request, word)) status = 1;
  return status;
};

function readRequest(shell: Shell, argv: readonly string[]): Request | number {
  const command = argv[0] ?? 'declare';
  const on = new Set<string>(command === 'readonly' ? ['r'] : []);
  const off = new Set<string>();
  const known = command === 'readonly' ? 'aAfp' : 'aAcfFgiIlnprtux';
  let index = 1;
  for (; /^[-+]./.test(argv[index] ?? ''); index++) {
    const word = argv[index] ?? '';
    if (word === '--') {
      index++;
      break;
    }
    for (const letter of word.slice(1)) {
      if (!known.includes(letter))
        return refuseOption(shell, command, `${word.charAt(0)}${letter}`, `${command} ${USAGES[command] ?? ''}`);
      (word.startsWith('-') ? on : off).add(letter);
    }
  }
  return { command, on, off, words: argv.slice(index) };
}

function listAll(shell: Shell, { command, on }: Request): number {
  const letters = [...on].filter((letter) => 'aAinrxluc'.includes(letter));
  if (command === 'local') {
    if (shell.putBackOptions) shell.put(1, 'local -\n');
    for (const name of shell.variables.localNames().toSorted()) {
      const variable = shell.variables.own(name);
      if (variable) shell.put(1, `${declarationOf(name, variable)}\n`);
    }
  } else if (letters.length > 0 || on.has('p')) listVariables(shell, letters);
  else listAssignments(shell);
  return 0;
}

function listFunctions(shell: Shell, { on, words }: Request): number {
  const names = words.length > 0 ? words : [...shell.functions.keys()].toSorted();
  let status = 0;
  for (const name of names) {
    const definition = shell.functions.get(name);
    if (!definition) status = 1;
    else if (!on.has('F')) shell.put(1, printFunction(shell, definition));
    else shell.put(1, words.length > 0 ? `${name}\n` : `declare -f ${name}\n`);
  }
  return status;
}

function printDeclarations(shell: Shell, command: string, names: readonly string[]): number {
  let status = 0;
  for (const name of names) {
    const variable = ownVariable(shell, name);
    if (variable) shell.put(1, `${declarationOf(name, variable)}\n`);
    else {
      shell.warn(`${command}: ${name}: not found`);
      status = 1;
    }
  }
  return status;
}

function declareOne(shell: Shell, request: Request, word: string): boolean {
  const { command, on, off } = request;
  if (word === '-' && command === 'local') return localOptions(shell);
  const match = DECLARATION.exec(word);
  if (!match) {
    shell.warn(`${command}: \`${word}': not a valid identifier`);
    return false;
  }
  const [, name = '', index, append, value] = match;
  const { variables } = shell;
  if (on.has('n') || off.has('n')) return declareReference(shell, request, name, value);
  const isLocal = variables.isInFunction && !on.has('g') && command !== 'readonly';
  const pendingAt = shell.pendingArrays.findIndex((assignment) => assignment.name === word);
  const [array] = pendingAt >= 0 ? shell.pendingArrays.splice(pendingAt, 1) : [];
  if (variables.get(name)?.isReadonly && (value !== undefined || array || off.has('r') || isLocal)) {
    shell.warn(`${command === 'readonly' ? '' : `${command}: `}${name}: readonly variable`);
    return false;
  }
  const kind = variables.get(name);
  const isConverted = !isLocal && ((on.has('a') && kind?.map) || (on.has('A') && kind?.array && !kind.isBare));
  if (isConverted) {
    const [from, to] = on.has('a') ? ['associative', 'indexed'] : ['indexed', 'associative'];
    shell.warn(`${command}: ${name}: cannot convert ${from} to ${to} array`);
    return false;
  }
  if (isLocal) variables.makeLocal(name, !on.has('I'));
  variables.change(name, attributesBefore(variables.get(name), on, off, value !== undefined || array !== undefined));
  if (array) assign(shell, array);
  else if (value !== undefined && index !== undefined) assignElement(shell, name, index, value);
  else if (value !== undefined) assignDeclared(shell, name, value, append === '+');
  if (on.has('r') || on.has('x') || off.has('x'))
    variables.change(name, {
      ...(on.has('r') ? { isReadonly: true } : {}),
      ...(on.has('x') || off.has('x') ? { isExported: on.has('x') } : {}),
    });
  return true;
}

/** `local -`: what `set` changes lasts as long as the function. */
function localOptions(shell: Shell): true {
  const before = Object.entries(shell.options).filter(([name]) => !SHOPT_NAMES.includes(name));
  shell.putBackOptions ??= () => {
    for (const name of Object.keys(shell.options)) if (!SHOPT_NAMES.includes(name)) delete shell.options[name];
    Object.assign(shell.options, Object.fromEntries(before));
  };
  return true;
}

/** What has to hold before the value is set. */
function attributesBefore(
  before: Variable | undefined,
  on: ReadonlySet<string>,
  off: ReadonlySet<string>,
  hasValue: boolean,
): Partial<Variable> {
  const changes: { -readonly [K in keyof Variable]?: Variable[K] } = {};
  const isBare = !hasValue && (before === undefined || before.value === null);
  if (on.has('A') && !before?.map) Object.assign(changes, { value: null, map: new Map(), isBare });
  else if (on.has('a') && !before?.array)
    Object.assign(changes, { value: null, array: typeof before?.value === 'string' ? [before.value] : [], isBare });
  else if (hasValue && before?.isBare) changes.isBare = false;
  if (on.has('i') || off.has('i')) changes.isInteger = on.has('i');
  for (const letter of ['u', 'l', 'c'] as const) {
    if (on.has(letter)) changes.letters = letter;
    else if (off.has(letter) && before?.letters === letter) Object.assign(changes, { letters: undefined });
  }
  return changes;
}

function assignDeclared(shell: Shell, name: string, value: string, append: boolean): void {
  const before = shell.variables.get(name);
  if (before?.map) {
    assignElement(shell, name, '0', value);
    return;
  }
  const old = append ? (shell.get(name) ?? '') : '';
  if (before?.isInteger) shell.set(name, evaluateShellArithmetic(shell, append ? `(${old || '0'})+(${value})` : value));
  else shell.set(name, before?.letters ? inLetters(old + value, before.letters) : old + value);
}

/** `declare -n name=other`, `declare +n name`. */
function declareReference(shell: Shell, { command, on }: Request, name: string, value: string | undefined): boolean {
  const { variables } = shell;
  const before = variables.own(name);
  if (!on.has('n')) {
    if (before?.refersTo !== undefined) {
      const { refersTo, ...plain } = before;
      variables.putOwn(name, { ...plain, value: refersTo });
    }
    return true;
  }
  const target = value ?? before?.value ?? '';
  if (target !== '' && !/^[A-Za-z_][A-Za-z0-9_]*(\[.*\])?$/.test(target)) {
    shell.warn(`${command}: \`${target}': invalid variable name for name reference`);
    return false;
  }
  if (target === name && !variables.isInFunction) {
    shell.warn(`${command}: ${name}: nameref variable self references not allowed`);
    return false;
  }
  if (target === name) shell.warn(`${command}: warning: ${name}: circular name reference`);
  if (variables.isInFunction && !on.has('g')) variables.makeLocal(name, true);
  if (target !== name)
    variables.putOwn(name, { value: null, isExported: false, isReadonly: on.has('r'), refersTo: target });
  return true;
}
