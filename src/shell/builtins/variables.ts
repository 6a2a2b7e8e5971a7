import { evaluateShellArithmetic } from '../expand/arithmetic';
import { assign } from '../expand/assign';
import { quoteForListing } from '../expand/quote';
import { bash, seldom } from '../parts';
import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';
import type { Variable } from '../variables';
import { refuseOption } from './refuse';

const DECLARATION = /^([A-Za-z_][A-Za-z0-9_]*)(?:\[([^\]]*)\])?(?:(\+?)=([\s\S]*))?$/;

/** Declares every word (`name`, `name=value`, `name+=value`, `name[i]=value`), then gives it attributes. */
export function declareAll(
  shell: Shell,
  command: string,
  words: readonly string[],
  attributes: (name: string) => Partial<Variable>,
  isLocal = false,
): number {
  let status = 0;
  for (const word of words) {
    const match = DECLARATION.exec(word);
    if (!match || (match[2] !== undefined && shell.isBash && !isLocal)) {
      if (!shell.isBash) throw new ShellError(`${declaring(shell, command)}${badName(shell, word)}`, 2);
      shell.warn(`${command}: \`${word}': not a valid identifier`);
      status = 1;
      continue;
    }
    const [, name = '', index, append, value] = match;
    if (shell.isBash && shell.variables.get(name)?.isReadonly && (isLocal || match[4] !== undefined)) {
      shell.warn(`${isLocal ? `${command}: ` : ''}${name}: readonly variable`);
      status = 1;
      continue;
    }
    // ash tells so at once, dash where the value changes.
    if (isLocal && shell.family === 'ash') shell.writable(name);
    const staysExported = isLocal && value !== undefined && shell.variables.get(name)?.isExported;
    if (isLocal) shell.variables.makeLocal(name, shell.traits.localStartsUnset);
    if (staysExported) shell.variables.change(name, { isExported: true });
    const pending = shell.pendingArrays.findIndex((assignment) => assignment.name === word);
    const [array] = pending >= 0 ? shell.pendingArrays.splice(pending, 1) : [];
    if (array) assign(shell, array);
    else if (value !== undefined && index !== undefined) bash.get().assignElement(shell, name, index, value);
    else if (value !== undefined) setDeclared(shell, name, value, append === '+');
    const changes = attributes(name);
    if (Object.keys(changes).length > 0) shell.variables.change(name, changes);
    else if (!shell.variables.get(name) && isLocal && shell.isBash) shell.variables.change(name, {});
  }
  return status;
}

/** dash and ash since 1.29 name the builtin. */
export function declaring(shell: Shell, command: string): string {
  return `${command}: ${shell.family === 'ash' ? shell.builtinLine() : ''}`;
}

export function badName(shell: Shell, word: string): string {
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  return shell.family === 'ash' || shell.family === 'dash' ? `${name}: bad variable name` : name;
}

function setDeclared(shell: Shell, name: string, value: string, append: boolean): void {
  const before = shell.variables.get(name);
  const text = append ? (shell.get(name) ?? '') + value : value;
  shell.set(name, before?.isInteger ? String(evaluateShellArithmetic(shell, text)) : text);
}

export const exportBuiltin: Builtin = (shell, argv) => {
  const words = argv.slice(1);
  if (words.length === 0 || (words[0] === '-p' && (words.length === 1 || shell.family !== 'ash'))) {
    for (const [name, variable] of shell.variables.entries())
      if (variable.isExported && !name.includes('%')) shell.put(1, exportLine(shell, name, variable.value));
    return 0;
  }
  if (words[0] === '-n' && shell.family !== 'dash') {
    for (const word of words.slice(1)) {
      const [name = ''] = word.split('=');
      if (word.includes('=')) shell.set(name, word.slice(name.length + 1));
      if (shell.variables.get(name)) shell.variables.change(name, { isExported: false });
    }
    return 0;
  }
  if (/^-[^p-]/.test(words[0] ?? '')) {
    if (shell.isBash && (words[0] === '-nf' || words[0] === '-fn')) {
      for (const name of words.slice(1)) shell.variables.delete(`BASH_FUNC_${name}%%`);
      return 0;
    }
    if (words[0] !== '-f' || !shell.isBash) return refuseOption(shell, 'export', words[0] ?? '', EXPORT_USAGE);
    return exportFunctions(shell, words.slice(1));
  }
  return declareAll(shell, 'export', words.slice(Number(/^--$|^-p$/.test(words[0] ?? ''))), () => ({
    isExported: true,
  }));
};

const EXPORT_USAGE = 'export [-fn] [name[=value] ...] or export -p';

/** A function travels in the environment as the text of its body. */
function exportFunctions(shell: Shell, names: readonly string[]): number {
  let status = 0;
  for (const name of names)
    if (!shell.functions.has(name)) {
      shell.warn(`export: ${name}: not a function`);
      status = 1;
    } else
      shell.variables.put(`BASH_FUNC_${name}%%`, {
        value: seldom.get().exportedFunction(shell, name),
        isExported: true,
        isReadonly: false,
      });
  return status;
}

function exportLine(shell: Shell, name: string, value: string | null): string {
  if (shell.isBash) return value === null ? `declare -x ${name}\n` : `declare -x ${name}="${escapeDouble(value)}"\n`;
  return value === null ? `export ${name}\n` : `export ${name}=${quoteForListing(value)}\n`;
}

export const escapeDouble = (text: string): string => text.replace(/[\\"$`]/g, '\\$&');
