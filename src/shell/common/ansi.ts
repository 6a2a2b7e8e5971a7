import { encodeUtf8 } from '../../process/index';

/** What bash, in the C locale of containers, shows as `$'…'`: controls, and whatever is not ASCII. */
export function hasOddCharacters(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < 32 || code > 126) return true;
  }
  return false;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': 'n',
  '\t': 't',
  '\r': 'r',
  '\x07': 'a',
  '\x1b': 'E',
  "'": "'",
  '\\': '\\',
};

/** `$'\303\251'` */
export function quoteAnsi(word: string): string {
  let text = '';
  for (const character of word) {
    const letter = ESCAPES[character];
    if (letter !== undefined) text += `\\${letter}`;
    else if (hasOddCharacters(character))
      for (const byte of encodeUtf8(character)) text += `\\${byte.toString(8).padStart(3, '0')}`;
    else text += character;
  }
  return `$'${text}'`;
}
