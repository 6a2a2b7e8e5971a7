import { hasBuiltin, SPECIAL_BUILTINS } from '../dialect';
import { lookUpProgram } from '../evaluate/external';
import { quoteForListing, quoteSingle } from '../expand/quote';
import { KEYWORDS } from '../parse/errors';
import { printFunction } from '../print/printCommand';
import type { Builtin, Shell } from '../state';
import { refuseOption } from './refuse';

function isKeyword(shell: Shell, name: string): boolean {
  if (name === 'function' && shell.family === 'ash') return true;
  return KEYWORDS.has(name) || (shell.isBash && ['[[', ']]', 'function', 'time', 'select'].includes(name));
}

function isBuiltin(shell: Shell, name: string): boolean {
  return shell.interpreter.builtins.has(name) && hasBuiltin(shell.traits, name);
}

/** What `type` and `command -V` say of a name; undefined if there is nothing of that name. */
function describe(shell: Shell, name: string): string | undefined {
  const alias = shell.aliases.get(name);
  if (alias !== undefined) return shell.isBash ? `is aliased to \`${alias}'` : `is an alias for ${alias}`;
  if (isKeyword(shell, name)) return 'is a shell keyword';
  if (shell.functions.has(name)) {
    const isShort = shell.isBash || (shell.family === 'ash' && !shell.traits.isOldAsh);
    return isShort ? 'is a function' : 'is a shell function';
  }
  if (isBuiltin(shell, name))
    return `is a ${(SPECIAL_BUILTINS.has(name) || name === 'local' || name === 'source') && !shell.isBash ? 'special ' : ''}shell builtin`;
  return describeProgram(shell, name);
}

/** bash shows the function as well. */
function functionText(shell: Shell, name: string, text: string): string {
  const definition = shell.functions.get(name);
  return shell.isBash && definition && text === 'is a function' ? printFunction(shell, definition) : '';
}

/** ash and dash remember what they looked up, bash what it ran. */
function describeProgram(shell: Shell, name: string): string | undefined {
  const isKnown = shell.hashedPaths.has(name);
  const found = lookUpProgram(shell, name);
  // ash and dash look no closer at a path.
  if (!shell.isBash && name.includes('/') && shell.process.exists(name)) return `is ${name}`;
  if (!('path' in found)) return undefined;
  const { path } = found;
  if (shell.family === 'ash' && shell.process.container.image.userland.standalone) return `is ${name}`;
  if (shell.isBash && !isKnown) shell.hashedPaths.delete(name);
  if (!isKnown) return `is ${path}`;
  return shell.isBash ? `is hashed (${path})` : `is a tracked alias for ${path}`;
}

const PROGRAM = /^is (?:a tracked alias for |hashed \()?(\/[^)]*)\)?$/;

export const type: Builtin = (shell, argv) => {
  const words = argv.slice(1);
  if (shell.isBash && /^-[tpPa]/.test(words[0] ?? '')) return typeOption(shell, words[0] ?? '', words.slice(1));
  // ash takes whatever begins like an option for `-p`.
  if (shell.family === 'ash' && !shell.traits.isOldAsh && words[0]?.startsWith('-'))
    return brief(shell, words.slice(1));
  let status = 0;
  for (const name of words) {
    const text = describe(shell, name);
    if (text !== undefined) shell.put(1, `${name} ${text}\n${functionText(shell, name, text)}`);
    else {
      if (shell.isBash) shell.warn(`type: ${name}: not found`);
      else shell.put(1, `${name}: not found\n`);
      status = shell.isBash ? 1 : 127;
    }
  }
  return status;
};

function brief(shell: Shell, names: readonly string[]): number {
  let status = 0;
  for (const name of names) status = inquire(shell, '-v', [name]) || status;
  return status;
}

function typeOption(shell: Shell, option: string, names: readonly string[]): number {
  let status = 0;
  for (const name of names) {
    const found = lookUpProgram(shell, name);
    const path = 'path' in found ? found.path : undefined;
    let answer: string | undefined;
    if (option === '-t') {
      if (isKeyword(shell, name)) answer = 'keyword';
      else if (shell.functions.has(name)) answer = 'function';
      else if (isBuiltin(shell, name)) answer = 'builtin';
      else answer = path === undefined ? undefined : 'file';
    } else if (option === '-a') {
      const text = describe(shell, name);
      answer = text === undefined ? undefined : `${name} ${text}\n${functionText(shell, name, text)}`.trimEnd();
    } else answer = path;
    if (answer === undefined) status = 1;
    else shell.put(1, `${answer}\n`);
  }
  return status;
}

export const command: Builtin = (shell, argv) => {
  let words = argv.slice(1);
  let asked = '';
  while (/^-./.test(words[0] ?? '')) {
    const [option = '', ...rest] = words;
    words = rest;
    if (option === '--') break;
    const bad = shell.isBash ? undefined : /[^-pvV]/.exec(option)?.[0];
    if (bad !== undefined) return refuseOption(shell, 'command', `-${bad}`, '');
    asked = /[vV](?=[^vV]*$)/.exec(option)?.[0] ?? asked;
  }
  if (asked !== '') return inquire(shell, `-${asked}`, words);
  const [name] = words;
  if (name === undefined) return 0;
  const builtin = shell.interpreter.builtins.get(name);
  if (builtin && hasBuiltin(shell.traits, name)) return builtin(shell, words);
  return shell.interpreter.runExternal(shell, words);
};

function inquire(shell: Shell, option: string, names: readonly string[]): number {
  let status = 0;
  let found = false;
  // ash and dash look at the first name only.
  for (const name of shell.isBash ? names : names.slice(0, 1)) {
    const text = describe(shell, name);
    if (text !== undefined) found = true;
    if (text === undefined) {
      status = shell.isBash ? 1 : 127;
      if (option === '-V') {
        if (shell.isBash) shell.warn(`command: ${name}: not found`);
        else shell.put(1, `${name}: not found\n`);
      }
    } else if (option === '-V') shell.put(1, `${name} ${text}\n${functionText(shell, name, text)}`);
    else shell.put(1, `${PROGRAM.exec(text)?.[1] ?? plainName(shell, name, text)}\n`);
  }
  // bash is content with one of them.
  return found && shell.isBash ? 0 : status;
}

function plainName(shell: Shell, name: string, text: string): string {
  if (text.startsWith('is aliased') || text.startsWith('is an alias'))
    return `alias ${name}='${shell.aliases.get(name) ?? ''}'`;
  return text.startsWith('is ./') || text.startsWith('is ../') ? text.slice(3) : name;
}

/** bash sorts them by name; ash and dash go by the 39 chains that they keep them in. */
function listedAliases(shell: Shell): readonly (readonly [string, string])[] {
  if (shell.isBash) return [...shell.aliases].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...shell.aliases].sort(([a], [b]) => chainOf(a) - chainOf(b));
}

function chainOf(name: string): number {
  let sum = name.charCodeAt(0) << 4;
  for (let index = 0; index < name.length; index++) sum += name.charCodeAt(index);
  return sum % 39;
}

export const alias: Builtin = (shell, argv) => {
  const words = argv.slice(1).filter((word) => word !== '-p' || !shell.isBash);
  let status = 0;
  const line = (name: string, value: string): string =>
    shell.isBash ? `alias ${name}=${quoteSingle(value)}\n` : `${name}=${quoteForListing(value)}\n`;
  if (words.length === 0) for (const [name, value] of listedAliases(shell)) shell.put(1, line(name, value));
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals > 0) shell.aliases.set(word.slice(0, equals), word.slice(equals + 1));
    else {
      const value = shell.aliases.get(word);
      if (value !== undefined) shell.put(1, line(word, value));
      else {
        if (shell.isBash) shell.warn(`alias: ${word}: not found`);
        else shell.put(2, `alias: ${word} not found\n`);
        status = 1;
      }
    }
  }
  return status;
};

export const unalias: Builtin = (shell, argv) => {
  if (argv[1] === '-a') {
    shell.aliases.clear();
    return 0;
  }
  let status = 0;
  for (const name of argv.slice(1)) {
    if (shell.aliases.delete(name)) continue;
    if (shell.isBash) shell.warn(`unalias: ${name}: not found`);
    else shell.put(2, `unalias: ${name} not found\n`);
    status = 1;
  }
  return status;
};
