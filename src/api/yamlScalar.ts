/** How one string is written in YAML: plain, quoted, or as a literal block. Models go-yaml 2's encoder and emitter. */

export interface ScalarPlace {
  /** Column of continuation lines. */
  indent: number;
  /** Column where the scalar starts. */
  column: number;
  isKey: boolean;
}

const BEST_WIDTH = 80;

const WORDS = new Set(
  (
    '~ null Null NULL y Y yes Yes YES n N no No NO true True TRUE false False FALSE on On ON off Off OFF ' +
    '.nan .NaN .NAN .inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF <<'
  ).split(' '),
);

/** Whether a plain scalar of this text would be read as something else than a string. Models go-yaml resolve(). */
export function resolvesToOther(text: string): boolean {
  if (text === '' || WORDS.has(text)) return true;
  if (/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text)) return true;
  if (/^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ]\d{1,2}:\d{1,2}:\d{1,2})/.test(text) && isTime(text)) return true;
  if (!/^[-+.0-9]/.test(text)) return false;
  const digits = text.replaceAll('_', '');
  if (/^[-+]?(?:0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+)$/.test(digits)) return true;
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(digits);
}

const isTime = (text: string): boolean =>
  /^\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])$/.test(text) ||
  /^\d{4}-\d{1,2}-\d{1,2}[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)$/.test(text) ||
  /^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?$/.test(text);

interface Analysis {
  plain: boolean;
  single: boolean;
  block: boolean;
}

const INDICATORS = '#,[]{}&*!|>\'"%@`';
const isPrintable = (code: number): boolean =>
  code === 0x0a ||
  (code >= 0x20 && code <= 0x7e) ||
  (code >= 0xa0 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff) ||
  code > 0xffff;
const isBreak = (character: string | undefined): boolean =>
  character === '\n' ||
  character === '\r' ||
  character === '\u0085' ||
  character === '\u2028' ||
  character === '\u2029';
const isBlankOrEnd = (character: string | undefined): boolean =>
  character === undefined || character === ' ' || character === '\t' || isBreak(character);

/** Which styles can carry the text. Models yaml_emitter_analyze_scalar. */
function analyze(characters: readonly string[]): Analysis {
  let indicator = /^(?:---|\.\.\.)/.test(characters.slice(0, 3).join(''));
  let special = false;
  let multiline = false;
  characters.forEach((character, index) => {
    const next = characters[index + 1];
    if (index === 0 && INDICATORS.includes(character)) indicator = true;
    if (index === 0 && '?:-'.includes(character) && isBlankOrEnd(next)) indicator = true;
    if (index > 0 && character === ':' && isBlankOrEnd(next)) indicator = true;
    if (index > 0 && character === '#' && isBlankOrEnd(characters[index - 1])) indicator = true;
    if (!isPrintable(character.codePointAt(0) ?? 0)) special = true;
    if (isBreak(character)) multiline = true;
  });
  const pairs = (test: (left: string, right: string) => boolean): boolean =>
    characters.some((character, index) => index > 0 && test(characters[index - 1] ?? '', character));
  const breakSpace = pairs((left, right) => isBreak(left) && right === ' ');
  const spaceBreak = pairs((left, right) => left === ' ' && isBreak(right));
  const first = characters[0];
  const last = characters.at(-1);
  const edges = first === ' ' || isBreak(first) || last === ' ' || isBreak(last);
  const never = spaceBreak || special;
  return {
    plain: !never && !indicator && !multiline && !edges && !breakSpace,
    single: !never && !breakSpace,
    block: !never && last !== ' ',
  };
}

/** The text of a scalar, continuation lines included. */
export function writeScalar(text: string, place: ScalarPlace): string {
  const characters = Array.from(text);
  const can = analyze(characters);
  if (text.includes('\n')) return can.block && !place.isKey ? literal(text, place) : doubleQuoted(characters, place);
  if (resolvesToOther(text)) return doubleQuoted(characters, place);
  if (can.plain) return folded(characters, place, '', (character) => character);
  if (can.single) return folded(characters, place, "'", (character) => (character === "'" ? "''" : character));
  return doubleQuoted(characters, place);
}

/** Plain and single-quoted: a line may end at a single space behind column 80. */
function folded(
  characters: readonly string[],
  place: ScalarPlace,
  quote: string,
  write: (character: string) => string,
): string {
  let out = quote;
  let column = place.column + quote.length;
  let afterSpace = false;
  characters.forEach((character, index) => {
    const isSpace = character === ' ';
    const inside = quote === '' || (index > 0 && index < characters.length - 1);
    if (isSpace && !place.isKey && !afterSpace && column > BEST_WIDTH && inside && characters[index + 1] !== ' ') {
      out += `\n${' '.repeat(place.indent)}`;
      column = place.indent;
    } else {
      const written = write(character);
      out += written;
      column += written.length;
    }
    afterSpace = isSpace;
  });
  return out + quote;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function doubleQuoted(characters: readonly string[], place: ScalarPlace): string {
  let out = '"';
  let column = place.column + 1;
  let afterSpace = false;
  characters.forEach((character, index) => {
    const isSpace = character === ' ';
    const inside = index > 0 && index < characters.length - 1;
    if (isSpace && !place.isKey && !afterSpace && column > BEST_WIDTH && inside) {
      const more = characters[index + 1] === ' ' ? '\\' : '';
      out += `\n${' '.repeat(place.indent)}${more}`;
      column = place.indent + more.length;
    } else {
      const written = escaped(character);
      out += written;
      column += Array.from(written).length;
    }
    afterSpace = isSpace;
  });
  return `${out}"`;
}

function escaped(character: string): string {
  const short = ESCAPES[character];
  // go-yaml 2 leaves these two as they are when Unicode is allowed and they are printable.
  if (short !== undefined && character !== '\u00a0') return short;
  const code = character.codePointAt(0) ?? 0;
  if (isPrintable(code)) return character;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** `|` with its chomping mark; lines at the indentation, empty lines empty. */
function literal(text: string, { indent }: ScalarPlace): string {
  const hint = text.startsWith(' ') || isBreak(text[0]) ? '2' : '';
  const keeps = text.endsWith('\n\n') || text === '\n';
  const chomp = !text.endsWith('\n') ? '-' : keeps ? '+' : '';
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const pad = ' '.repeat(indent);
  const lines = body.split('\n').map((line) => (line === '' ? '' : pad + line));
  return `|${hint}${chomp}\n${lines.join('\n')}`;
}
