import type { Shell } from '../state';
import { refuseOption } from './refuse';

export interface BashOptions {
  /** By letter; '' for those that take no value. */
  readonly options: ReadonlyMap<string, string>;
  readonly words: readonly string[];
}

/**
 * Reads options as bash's builtins do: `known` holds their letters, with `:` behind those that take a value. A status if
 * one of them is unknown, or lacks its value.
 */
export function bashOptions(shell: Shell, argv: readonly string[], known: string, usage: string): BashOptions | number {
  const command = argv[0] ?? '';
  const options = new Map<string, string>();
  let index = 1;
  for (; /^-./.test(argv[index] ?? ''); index++) {
    const word = argv[index] ?? '';
    if (word === '--') {
      index++;
      break;
    }
    for (let at = 1; at < word.length; at++) {
      const letter = word.charAt(at);
      const place = letter === ':' ? -1 : known.indexOf(letter);
      if (place < 0) return refuseOption(shell, command, `-${letter}`, usage);
      if (known.charAt(place + 1) !== ':') {
        options.set(letter, '');
        continue;
      }
      const value = at + 1 < word.length ? word.slice(at + 1) : argv[++index];
      if (value === undefined) {
        shell.warn(`${command}: -${letter}: option requires an argument`);
        shell.put(2, `${command}: usage: ${usage}\n`);
        return 2;
      }
      options.set(letter, value);
      break;
    }
  }
  return { options, words: argv.slice(index) };
}
