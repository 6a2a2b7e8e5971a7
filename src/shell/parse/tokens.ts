import { bash, constructs } from '../parts';
import type { Reader, Token, WordToken } from './reader';
import { readWord } from './words';

/** The next token, without consuming it. */
export function peek(reader: Reader): Token {
  reader.token ??= readToken(reader);
  return reader.token;
}

export function next(reader: Reader): Token {
  const token = peek(reader);
  reader.token = undefined;
  reader.lastEnd = token.end;
  return token;
}

export function skipNewlines(reader: Reader): void {
  while (peek(reader).kind === 'newline') next(reader);
}

export function isOperator(token: Token, ...texts: readonly string[]): boolean {
  return token.kind === 'operator' && texts.includes(token.text);
}

export function isPlain(token: Token, text: string): boolean {
  return token.kind === 'word' && token.plain && token.text === text;
}

export function skipBlanks(reader: Reader): void {
  const { text } = reader;
  for (;;) {
    const character = text[reader.index];
    if (character === ' ' || character === '\t') reader.index++;
    else if (character === '\\' && text[reader.index + 1] === '\n') {
      reader.index += 2;
      reader.line++;
    } else if (character === '#') {
      const end = text.indexOf('\n', reader.index);
      reader.index = end < 0 ? text.length : end;
    } else return;
  }
}

function readToken(reader: Reader): Token {
  skipBlanks(reader);
  const { text, index: start, line } = reader;
  const character = text[start];
  if (character === undefined) {
    if (reader.pending.length > 0) constructs.get().readHereDocuments(reader);
    return { kind: 'end', text: '', start, end: start, line };
  }
  if (character === '\n') {
    reader.index++;
    reader.line++;
    if (reader.pending.length > 0) constructs.get().readHereDocuments(reader);
    return { kind: 'newline', text: '\n', start, end: start + 1, line };
  }
  const operator = operatorAt(reader, start);
  if (operator !== '') {
    reader.index += operator.length;
    return { kind: 'operator', text: operator, start, end: reader.index, line };
  }
  return descriptorNumber(reader, start) ?? readWordToken(reader, start, line);
}

/** Whether bash's brace expansion may find something in a word. */
function mayHaveBraces(source: string): boolean {
  const opening = source.indexOf('{');
  return opening >= 0 && (source.includes(',', opening) || source.includes('..', opening));
}

function readWordToken(reader: Reader, start: number, line: number): WordToken {
  const { word, opaque } = readWord(reader);
  const [first] = word.parts;
  const plain = word.parts.length === 1 && first?.kind === 'literal' && !first.quoted;
  const end = reader.index;
  const source = reader.text.slice(start, end);
  const expanded =
    reader.expandBraces && mayHaveBraces(source) ? bash.get().expandBraces(reader, start, end, opaque) : undefined;
  const text = word.literal ?? source;
  return { kind: 'word', text, word, expanded: expanded ?? [word], plain, start, end, line };
}

/** `2` of `2>`: dash knows single digits only. */
function descriptorNumber(reader: Reader, start: number): Token | undefined {
  const { text } = reader;
  if (text[start] === '{') return descriptorVariable(reader, start);
  let end = start;
  while (isDigit(text[end])) end++;
  if (end === start || (text[end] !== '<' && text[end] !== '>')) return undefined;
  if (reader.syntax.family === 'dash' && end > start + 1) return undefined;
  reader.index = end;
  return { kind: 'number', text: text.slice(start, end), start, end, line: reader.line };
}

const DESCRIPTOR_VARIABLE = /\{[A-Za-z_]\w*(?:\[\w+\])?\}(?=[<>])/y;

/** `{fd}` of `{fd}>file` in bash. */
function descriptorVariable(reader: Reader, start: number): Token | undefined {
  if (reader.syntax.family !== 'bash') return undefined;
  DESCRIPTOR_VARIABLE.lastIndex = start;
  const text = DESCRIPTOR_VARIABLE.exec(reader.text)?.[0];
  if (text === undefined) return undefined;
  reader.index = start + text.length;
  return { kind: 'number', text, start, end: reader.index, line: reader.line };
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function operatorAt(reader: Reader, at: number): string {
  const { text, syntax } = reader;
  const second = text[at + 1];
  const third = text[at + 2];
  switch (text[at]) {
    case ';':
      if (second === ';') return syntax.bashCommands && third === '&' ? ';;&' : ';;';
      return syntax.bashCommands && second === '&' ? ';&' : ';';
    case '&':
      if (second === '&') return '&&';
      if (second === '>' && syntax.redirectBoth) return third === '>' && syntax.family === 'bash' ? '&>>' : '&>';
      return '&';
    case '|':
      if (second === '|') return '||';
      return second === '&' && syntax.bashCommands ? '|&' : '|';
    case '(':
      return '(';
    case ')':
      return ')';
    case '<':
      if (second === '<') return third === '-' ? '<<-' : third === '<' && syntax.hereStrings ? '<<<' : '<<';
      if (second === '&' || second === '>') return `<${second}`;
      return second === '(' && syntax.processSubstitution ? '' : '<';
    case '>':
      if (second === '>' || second === '&' || second === '|') return `>${second}`;
      return second === '(' && syntax.processSubstitution ? '' : '>';
    default:
      return '';
  }
}
