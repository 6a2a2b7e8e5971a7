import type { Word, WordPart } from './ast';
import { makeWord, PartCollector, plainParameter } from './build';
import { unterminated } from './errors';
import { readAnsiQuoted } from './quotes';
import { nameBad, type Reader } from './reader';
import { readDollar, readQuotedString, readSingleQuoted, readTilde } from './words';

interface Braced {
  readonly reader: Reader;
  readonly start: number;
  readonly opened: number;
  readonly quoted: boolean;
  length: boolean;
  indirect: boolean;
  name: string;
  index: Word | undefined;
}

/** `${…}`. A form that this shell does not know is a part with `bad`, reported when it is expanded. */
export function readBracedParameter(reader: Reader, quoted: boolean): WordPart {
  const { text, syntax } = reader;
  const braced: Braced = {
    reader,
    start: reader.index,
    opened: reader.line,
    quoted,
    length: false,
    indirect: false,
    name: '',
    index: undefined,
  };
  reader.index += 2;
  const after = text[reader.index + 1] ?? '';
  if (text[reader.index] === '#' && isLength(after, text[reader.index + 2])) {
    braced.length = true;
    reader.index++;
  } else if (
    text[reader.index] === '!' &&
    syntax.bashParameters &&
    /[A-Za-z_0-9@*#?]/.test(after) &&
    !(after === '#' && text[reader.index + 2] !== '}')
  ) {
    braced.indirect = true;
    reader.index++;
  }
  if (text[reader.index] === undefined) unterminatedBrace(reader, quoted, braced.opened);
  braced.name = readName(reader);
  if (braced.name === '') return badSubstitution(braced);
  if (text[reader.index] === '[' && syntax.arrays) {
    reader.index++;
    braced.index = reader.recursion.word(reader, (character) => character === ']');
    reader.index++;
  }
  return readOperator(braced);
}

/** After `${#`: whether it asks for a length, or is `$#` with an operator. */
function isLength(after: string, second: string | undefined): boolean {
  if (after === '#' && second === '}') return true;
  if (after === '}' || after === '#' || after === '%' || after === ':') return false;
  return after !== '-' || second === '}';
}

function readName(reader: Reader): string {
  const { text, index } = reader;
  const first = text[index] ?? '';
  let end = index;
  if (/[A-Za-z_]/.test(first)) while (/[A-Za-z0-9_]/.test(text[end] ?? '')) end++;
  else if (/[0-9]/.test(first)) while (/[0-9]/.test(text[end] ?? '')) end++;
  else if (/[@*#?$!-]/.test(first)) end++;
  reader.index = end;
  return text.slice(index, end);
}

function readOperator(braced: Braced): WordPart {
  const { reader, quoted, opened } = braced;
  const { text, syntax } = reader;
  const first = text[reader.index];
  if (first === undefined) return unterminatedBrace(reader, quoted, opened);
  if (first === '}') return close(braced, '');
  if (braced.indirect && (first === '*' || first === '@') && text[reader.index + 1] === '}') {
    reader.index++;
    return close(braced, 'names');
  }
  if (braced.length) return badSubstitution(braced);
  if (first === ':') return readColon(braced);
  if ('-=+?'.includes(first)) {
    reader.index++;
    return close(braced, first, readOperand(reader, quoted, ''));
  }
  if (first === '#' || first === '%') {
    return close(braced, readDoubled(reader, first), readOperand(reader, false, ''));
  }
  if (first === '/' && syntax.substrings) return readReplacement(braced);
  if ((first === '^' || first === ',' || first === '~') && syntax.bashParameters) {
    const operator = readDoubled(reader, first);
    return close(braced, operator, text[reader.index] === '}' ? undefined : readOperand(reader, false, ''));
  }
  if (first === '@' && syntax.bashParameters && reader.index + 1 < text.length) {
    reader.index += 2;
    return close(braced, `@${text.charAt(reader.index - 1)}`);
  }
  return badSubstitution(braced);
}

/** ash and dash miss the quote that the expansion stands in first. */
function unterminatedBrace(reader: Reader, quoted: boolean, opened: number): never {
  const missesQuote = quoted && !reader.isDocument && reader.syntax.family !== 'bash';
  return unterminated(reader, missesQuote ? '"' : '}', opened);
}

function readDoubled(reader: Reader, character: string): string {
  const doubled = reader.text[reader.index + 1] === character;
  reader.index += doubled ? 2 : 1;
  return doubled ? character + character : character;
}

function readColon(braced: Braced): WordPart {
  const { reader, quoted } = braced;
  const after = reader.text[reader.index + 1];
  if (after !== undefined && '-=+?'.includes(after)) {
    reader.index += 2;
    return close(braced, `:${after}`, readOperand(reader, quoted, ''));
  }
  if (!reader.syntax.substrings) return badSubstitution(braced);
  reader.index++;
  const offset = readOperand(reader, true, ':');
  if (reader.text[reader.index] !== ':') return close(braced, ':', offset);
  reader.index++;
  return close(braced, ':', offset, readOperand(reader, true, ''));
}

function readReplacement(braced: Braced): WordPart {
  const { reader } = braced;
  reader.index++;
  let operator = '/';
  const modifier = reader.text[reader.index];
  if (modifier === '/' || (reader.syntax.bashParameters && (modifier === '#' || modifier === '%'))) {
    operator += modifier;
    reader.index++;
  }
  const pattern = readOperand(reader, false, '/', operator === '//' && reader.syntax.family === 'bash');
  if (reader.text[reader.index] !== '/') return close(braced, operator, pattern);
  reader.index++;
  return close(braced, operator, pattern, readOperand(reader, false, ''));
}

function close(braced: Braced, operator: string, argument?: Word, argument2?: Word): WordPart {
  const { reader, name, length, indirect, index, quoted } = braced;
  if (reader.text[reader.index] !== '}') return badSubstitution(braced);
  reader.index++;
  return { kind: 'parameter', name, operator, argument, argument2, length, indirect, index, quoted };
}

function badSubstitution(braced: Braced): WordPart {
  const { reader, start, opened, quoted } = braced;
  const { text } = reader;
  const isBash = reader.syntax.family === 'bash';
  let depth = 1;
  // dash does not count a newline that it takes for an operator.
  if (reader.syntax.family === 'dash' && text[reader.index] === '\n') reader.index++;
  while (reader.index < text.length && depth > 0) {
    const character = text[reader.index++];
    if (character === '{' && (isBash || text[reader.index - 2] === '$')) depth++;
    else if (character === '}') depth--;
    else if (character === '\\') reader.index++;
    else if (character === '\n') reader.line++;
    else if ((character === '"' || (character === "'" && !quoted)) && reader.syntax.family === 'bash') {
      const closing = text.indexOf(character, reader.index);
      if (closing < 0) unterminated(reader, character, opened);
      reader.index = closing + 1;
    }
  }
  if (depth > 0) unterminatedBrace(reader, quoted, opened);
  const bad = { text: text.slice(start, reader.index) };
  reader.bad.push(bad);
  return { ...plainParameter('', quoted), bad };
}

/** The word after an operator, up to `}` or `stop`. In a quoted expansion only `\}` and the double-quote escapes count. */
function readOperand(reader: Reader, quoted: boolean, stop: string, takesFirst = false): Word {
  const { index: start, line: opened } = reader;
  const collector = new PartCollector(quoted);
  if (!quoted) readTilde(reader, collector, '}');
  for (;;) {
    const character = reader.text[reader.index];
    if (character === undefined) return unterminatedBrace(reader, quoted, opened);
    if (character === '}' || (character === stop && !(takesFirst && reader.index === start))) break;
    if (character === '\\') readOperandEscape(reader, collector, quoted, opened);
    else if (quoted && character === '$' && reader.text[reader.index + 1] === "'" && reader.syntax.family === 'bash') {
      reader.index += 2;
      collector.pushQuoted(readAnsiQuoted(reader));
    } else if (character === "'" && (!quoted || stop !== '')) collector.pushQuoted(readSingleQuoted(reader));
    else if (character === '"') readRequoted(reader, collector, quoted);
    else if ((character === '$' || character === '`') && readDollar(reader, collector, quoted)) {
      // The expansion was collected.
    } else {
      if (character === '\n') reader.line++;
      collector.add(character);
      reader.index++;
    }
  }
  collector.flush();
  if (reader.bad.length > 0) nameBad(reader, start);
  return makeWord(collector.parts, reader.offsetOf(start), reader.offsetOf(reader.index));
}

function readRequoted(reader: Reader, collector: PartCollector, quoted: boolean): void {
  const { isRequoted } = reader;
  reader.isRequoted = quoted && reader.syntax.family === 'bash';
  readQuotedString(reader, collector);
  reader.isRequoted = isRequoted;
}

function readOperandEscape(reader: Reader, collector: PartCollector, quoted: boolean, opened: number): void {
  const escaped = reader.text[reader.index + 1];
  if (escaped === undefined) unterminatedBrace(reader, quoted, opened);
  reader.index += 2;
  if (escaped === '\n') reader.line++;
  else if (quoted && !'$`"\\}'.includes(escaped)) collector.add(`\\${escaped}`);
  else collector.pushQuoted(escaped);
}
