import { findProgram } from '../../process/index';
import type { Blocking } from '../../process/types';
import { hasBuiltin, SPECIAL_BUILTINS } from '../dialect';
import { lookUpProgram } from '../evaluate/external';
import { KEYWORDS } from '../parse/errors';
import { seldom } from '../parts';
import type { Builtin, Shell } from '../state';
import { bashOptions } from './bashOptions';
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
  const alias = shell.isBash && !shell.options.expand_aliases ? undefined : shell.aliases.get(name);
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
  return shell.isBash && definition && text === 'is a function' ? seldom.get().printFunction(shell, definition) : '';
}

/** ash and dash remember what they looked up, bash what it ran. */
function describeProgram(shell: Shell, name: string): string | undefined {
  if (shell.isBash) {
    const path = knownOrFound(shell, name);
    if (path === undefined) return undefined;
    return shell.hashedPaths.has(name) ? `is hashed (${path})` : `is ${path}`;
  }
  const isKnown = shell.hashedPaths.has(name);
  const found = lookUpProgram(shell, name);
  // ash and dash look no closer at a path.
  if (name.includes('/') && shell.process.exists(name)) return `is ${name}`;
  if (!('path' in found)) return undefined;
  const { path } = found;
  if (shell.family === 'ash' && shell.process.container.image.userland.standalone) return `is ${name}`;
  return isKnown ? `is a tracked alias for ${path}` : `is ${path}`;
}

const PROGRAM = /^is (?:a tracked alias for |hashed \()?(\/[^)]*)\)?$/;

export const type: Builtin = (shell, argv) => {
  if (shell.isBash) return bashType(shell, argv);
  const words = argv.slice(1);
  // ash takes whatever begins like an option for `-p`.
  if (shell.family === 'ash' && !shell.traits.isOldAsh && words[0]?.startsWith('-'))
    return brief(shell, words.slice(1));
  let status = 0;
  for (const name of words) {
    const text = describe(shell, name);
    shell.put(1, text === undefined ? `${name}: not found\n` : `${name} ${text}\n`);
    if (text === undefined) status = 127;
  }
  return status;
};

function brief(shell: Shell, names: readonly string[]): number {
  let status = 0;
  for (const name of names) status = inquire(shell, '-v', [name]) || status;
  return status;
}

function bashType(shell: Shell, argv: readonly string[]): number {
  const read = bashOptions(shell, argv, 'afptP', 'type [-afptP] name [name ...]');
  if (typeof read === 'number') return read;
  const { options, words } = read;
  const isBrief = options.has('t') || options.has('p') || options.has('P');
  let status = 0;
  for (const name of words) {
    const kinds = kindsOf(shell, name, options);
    for (const { kind, path } of options.has('a') ? kinds : kinds.slice(0, 1)) {
      if (options.has('p') || options.has('P')) shell.put(1, path === undefined ? '' : `${path}\n`);
      else if (options.has('t')) shell.put(1, `${kind}\n`);
      else {
        const text = path === undefined || !options.has('a') ? describeKind(shell, name, kind) : `is ${path}`;
        shell.put(1, `${name} ${text}\n${functionText(shell, name, text ?? '')}`);
      }
    }
    if (kinds.length > 0) continue;
    status = 1;
    if (!isBrief) shell.warn(`type: ${name}: not found`);
  }
  return status;
}

/** Everything that a name is, the first of which a command means. */
function kindsOf(
  shell: Shell,
  name: string,
  options: ReadonlyMap<string, string>,
): readonly { readonly kind: string; readonly path?: string }[] {
  const kinds: { kind: string; path?: string }[] = [];
  if (!options.has('P')) {
    if (shell.options.expand_aliases && shell.aliases.has(name)) kinds.push({ kind: 'alias' });
    if (isKeyword(shell, name)) kinds.push({ kind: 'keyword' });
    if (shell.functions.has(name) && !options.has('f')) kinds.push({ kind: 'function' });
    if (isBuiltin(shell, name)) kinds.push({ kind: 'builtin' });
  }
  if (!options.has('a')) {
    const path = knownOrFound(shell, name);
    return path === undefined ? kinds : [...kinds, { kind: 'file', path }];
  }
  const found = name.includes('/') ? [name] : (shell.get('PATH') ?? '').split(':').map((at) => `${at || '.'}/${name}`);
  for (const path of found) if ('path' in findProgram(shell.process, path, '')) kinds.push({ kind: 'file', path });
  return kinds;
}

/** Where bash would find a program. Asking does not make it known. */
function knownOrFound(shell: Shell, name: string): string | undefined {
  const isKnown = shell.hashedPaths.has(name);
  const found = lookUpProgram(shell, name);
  if (!isKnown) shell.hashedPaths.delete(name);
  return 'path' in found ? found.path : undefined;
}

function describeKind(shell: Shell, name: string, kind: string): string | undefined {
  if (kind === 'builtin') return 'is a shell builtin';
  return kind === 'file' ? describeProgram(shell, name) : describe(shell, name);
}

export const command: Builtin = (shell, argv) => {
  if (shell.isBash) return bashCommand(shell, argv);
  let words = argv.slice(1);
  let asked = '';
  while (/^-./.test(words[0] ?? '')) {
    const [option = '', ...rest] = words;
    words = rest;
    if (option === '--') break;
    const bad = /[^-pvV]/.exec(option)?.[0];
    if (bad !== undefined) return refuseOption(shell, 'command', `-${bad}`, '');
    asked = /[vV](?=[^vV]*$)/.exec(option)?.[0] ?? asked;
  }
  return asked === '' ? callWords(shell, words) : inquire(shell, `-${asked}`, words);
};

function bashCommand(shell: Shell, argv: readonly string[]): number | Blocking<number> {
  const read = bashOptions(shell, argv, 'pvV', 'command [-pVv] command [arg ...]');
  if (typeof read === 'number') return read;
  const { options, words } = read;
  const asked = ['V', 'v'].find((letter) => options.has(letter));
  return asked === undefined ? callWords(shell, words) : inquire(shell, `-${asked}`, words);
}

/** Runs a builtin or a program, whatever function has its name. */
function callWords(shell: Shell, words: readonly string[]): number | Blocking<number> {
  const [name] = words;
  if (name === undefined) return 0;
  const builtin = shell.interpreter.builtins.get(name);
  if (builtin && hasBuiltin(shell.traits, name)) return builtin(shell, words);
  return shell.interpreter.runExternal(shell, words);
}

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
