/**
 * What `grep -P` takes, as an extended expression. The match is all of it but for what \K, (?<=…) in front and (?=…)
 * behind leave out: these are the groups `from` (the match begins at its end) and `to` (it ends where that begins).
 */
export interface PerlPattern {
  readonly source: string;
  readonly ignoreCase: boolean;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

const CLASSES: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  h: '[ \t]',
  H: '[^ \t]',
  s: '[[:space:]]',
  S: '[^[:space:]]',
  t: '\t',
  e: '\u001b',
  A: '^',
  z: '$',
  Z: '$',
};
const IN_BRACKETS: Readonly<Record<string, string>> = {
  d: '0-9',
  w: '[:alnum:]_',
  s: '[:space:]',
  h: ' \t',
  t: '\t',
};

/** A part of a pattern that nobody simulates. */
class Unknown extends Error {}

/** A string names what of the pattern is not simulated: the expressions here cannot look around or stop early. */
export function readPerlPattern(pattern: string): PerlPattern | string {
  const ignoreCase = pattern.startsWith('(?i)');
  const body = ignoreCase ? pattern.slice(4) : pattern;
  try {
    return { ...lookAround(body), ignoreCase };
  } catch (error) {
    if (error instanceof Unknown) return error.message;
    throw error;
  }
}

function lookAround(body: string): Omit<PerlPattern, 'ignoreCase'> {
  const behind = body.startsWith('(?<=') ? closing(body, 0) : undefined;
  const cut = behind === undefined ? keepOut(body) : undefined;
  const before = behind !== undefined ? body.slice(4, behind) : body.slice(0, cut ?? 0);
  let rest = body.slice(behind !== undefined ? behind + 1 : cut === undefined ? 0 : cut + 2);
  let after: string | undefined;
  const ahead = rest.lastIndexOf('(?=');
  if (ahead >= 0 && closing(rest, ahead) === rest.length - 1) {
    after = translate(rest.slice(ahead + 3, -1));
    rest = rest.slice(0, ahead);
  }
  const hasStart = behind !== undefined || cut !== undefined;
  const start = hasStart ? `(${translate(before)})` : '';
  const middle = translate(rest);
  const groups = (text: string) => text.replace(/\\[\s\S]|\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/g, '').split('(').length - 1;
  return {
    source: start + middle + (after === undefined ? '' : `(${after})`),
    from: hasStart ? 1 : undefined,
    to: after === undefined ? undefined : groups(start) + groups(middle) + 1,
  };
}

/** Where `\K` stands outside of groups and brackets. */
function keepOut(body: string): number | undefined {
  for (const match of body.matchAll(/\\[\s\S]/g)) if (match[0] === '\\K') return match.index;
  return undefined;
}

/** Index of the parenthesis that closes the one at `open`. */
function closing(text: string, open: number): number | undefined {
  let depth = 0;
  for (const match of text.slice(open).matchAll(/\\[\s\S]|\[\^?\]?[^\]]*\]|[()]/g)) {
    if (match[0] === '(') depth++;
    if (match[0] === ')' && --depth === 0) return open + match.index;
  }
  return undefined;
}

function translate(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const [token = ''] =
      /^(?:\\x[\da-fA-F]{2}|\\[\s\S]|\[\^?\]?(?:\[:\w+:\]|\\[\s\S]|[^\]])*\]|\(\?(?::|P?<\w+>|[\s\S]{0,2})|[*+?}][?+]|[\s\S])/.exec(
        rest,
      ) ?? [];
    result += translateToken(token);
    at += Math.max(1, token.length);
  }
  return result;
}

function translateToken(token: string): string {
  if (token.startsWith('[') && token.length > 1) return bracket(token);
  if (token.startsWith('(?')) {
    if (token === '(?:' || token.endsWith('>')) return '(';
    throw new Unknown(token);
  }
  if (/^[*+?}][?+]$/.test(token)) throw new Unknown(token);
  if (!token.startsWith('\\')) return token;
  if (/^\\x..$/.test(token)) return literal(String.fromCharCode(Number.parseInt(token.slice(2), 16)));
  if (/^\\[KQEGRXpPNugk]$/.test(token)) throw new Unknown(token);
  return CLASSES[token.charAt(1)] ?? token;
}

const literal = (character: string): string => (/\w/.test(character) ? character : `[${character}]`);

/** Escapes in brackets as POSIX writes them: `]` in front, `-` behind. */
function bracket(token: string): string {
  const negated = token.startsWith('[^');
  let inside = '';
  let front = '';
  let back = '';
  for (const [part] of token.slice(negated ? 2 : 1, -1).matchAll(/\\[\s\S]|\[:\w+:\]|[\s\S]/g)) {
    const escaped = part.length === 2 && part.startsWith('\\') ? part.charAt(1) : undefined;
    if (escaped === ']') front = ']';
    else if (escaped === '-' || escaped === '^') back += escaped;
    else inside += escaped === undefined ? part : (IN_BRACKETS[escaped] ?? escaped);
  }
  return `[${negated ? '^' : ''}${front}${inside}${[...back].sort().reverse().join('')}]`;
}
