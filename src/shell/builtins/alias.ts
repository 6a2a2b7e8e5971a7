import { quoteForListing, quoteSingle } from '../expand/quote';
import type { Builtin, Shell } from '../state';
import { bashOptions } from './bashOptions';
import { refuseOption } from './refuse';

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
  const read = shell.isBash ? bashOptions(shell, argv, 'p', 'alias [-p] [name[=value] ... ]') : undefined;
  if (typeof read === 'number') return read;
  const words = read?.words ?? argv.slice(1);
  let status = 0;
  const show = (name: string, value: string): void =>
    shell.put(1, shell.isBash ? `alias ${name}=${quoteSingle(value)}\n` : `${name}=${quoteForListing(value)}\n`);
  if (words.length === 0 || read?.options.has('p')) for (const [name, value] of listedAliases(shell)) show(name, value);
  for (const word of words) {
    const equals = word.indexOf('=');
    const name = equals > 0 ? word.slice(0, equals) : word;
    const value = shell.aliases.get(name);
    if (equals > 0 && shell.isBash && /[\s$`'"\\/()<>;&|]/.test(name)) {
      shell.warn(`alias: \`${name}': invalid alias name`);
      status = 1;
    } else if (equals > 0) shell.aliases.set(name, word.slice(equals + 1));
    else if (value !== undefined) show(name, value);
    else status = refuseName(shell, 'alias', name);
  }
  return status;
};

function refuseName(shell: Shell, command: string, name: string): number {
  if (shell.isBash) shell.warn(`${command}: ${name}: not found`);
  else shell.put(2, `${command}: ${name} not found\n`);
  return 1;
}

export const unalias: Builtin = (shell, argv) => {
  const usage = 'unalias [-a] name [name ...]';
  const read = shell.isBash ? bashOptions(shell, argv, 'a', usage) : undefined;
  if (typeof read === 'number') return read;
  if (read?.options.has('a') || argv[1] === '-a') {
    shell.aliases.clear();
    return 0;
  }
  if (!shell.isBash && /^-./.test(argv[1] ?? '')) return refuseOption(shell, 'unalias', argv[1] ?? '', usage);
  const words = read?.words ?? argv.slice(1);
  if (shell.isBash && words.length === 0) {
    shell.put(2, `unalias: usage: ${usage}\n`);
    return 2;
  }
  let status = 0;
  for (const name of words) if (!shell.aliases.delete(name)) status = refuseName(shell, 'unalias', name);
  return status;
};
