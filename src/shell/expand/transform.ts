import { arrayItems, attributeLetters, mapItems } from '../builtins/listVariables';
import { quoteAnsi } from '../common/ansi';
import { replaceEscapes } from '../common/escapes';
import type { Shell } from '../state';
import { keysOf } from './elements';
import { quoteSingle } from './quote';

/** `${x@A}`, `${x@a}`, `${x@E}`, `${x@P}`, `${x@K}`: bash's transformations that few scripts ask for. */
export function transform(
  shell: Shell,
  operator: string,
  name: string,
  value: string | readonly string[],
  isWhole: boolean,
): string | readonly string[] {
  const variable = shell.variables.get(name);
  const letters = variable ? attributeLetters(variable) : '';
  const each = (change: (text: string) => string): string | readonly string[] =>
    typeof value === 'string' ? change(value) : value.map(change);
  switch (operator) {
    case '@a':
      return each(() => letters);
    case '@E':
      return each((text) => replaceEscapes(text, 'format', true).text);
    case '@P':
      return each((text) => promptText(shell, text));
    case '@k':
      if (isWhole && variable?.map) return keysOf(variable.map).flatMap((key) => [key, variable.map?.get(key) ?? '']);
      if (isWhole && variable?.array)
        return Object.entries(variable.array).flatMap(([key, item]) => (item === undefined ? [] : [key, item]));
      return each(quoteSingle);
    case '@K':
      if (isWhole && variable?.map) return mapItems(variable.map).replace(/\[([^\]]*)\]=/g, '$1 ');
      if (isWhole && variable?.array) return arrayItems(variable.array).replace(/\[(\d+)\]=/g, '$1 ');
      return each(quoteSingle);
    case '@A': {
      const head = letters === '' ? '' : `declare -${letters} `;
      if (isWhole && variable?.array) return `${head}${name}=(${arrayItems(variable.array)})`;
      if (isWhole && variable?.map) return `${head}${name}=(${mapItems(variable.map)})`;
      return each((text) => `${head}${name}=${/[\n\t]/.test(text) ? quoteAnsi(text) : quoteSingle(text)}`);
    }
  }
  return value;
}

/** The backslashes of a prompt that say something of this shell. */
function promptText(shell: Shell, text: string): string {
  const { process } = shell;
  const home = shell.get('HOME') ?? '';
  const path = home !== '' && process.cwd.startsWith(home) ? `~${process.cwd.slice(home.length)}` : process.cwd;
  const known: Readonly<Record<string, string>> = {
    u: 'root',
    h: process.container.hostname.replace(/\..*/, ''),
    H: process.container.hostname,
    w: path,
    W: path.split('/').pop() || path,
    $: process.uid === 0 ? '#' : '$',
    s: shell.name,
    v: '5.2',
    V: '5.2.15',
    n: '\n',
    '\\': '\\',
  };
  return text.replace(/\\([\s\S])/g, (whole, letter: string) => known[letter] ?? whole);
}
