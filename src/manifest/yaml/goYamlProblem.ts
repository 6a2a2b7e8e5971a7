/**
 * Why a document is not YAML, in go-yaml 2's words: `yaml: line 7: did not find expected key`.
 * The reader's own errors are translated; go-yaml numbers scanner errors by their line and parser errors by the line before.
 */
import type { Document, YAMLParseError } from 'yaml';
import type { YamlProblem } from './parsedFile';

interface Words {
  text: string;
  /** go-yaml's scanner counts lines from 1, its parser reports the line before. */
  by: 'scanner' | 'parser';
  /** Where go-yaml stands, if not where the finding starts. */
  at?: number;
}

export function goYamlProblem(text: string, tree: Document): YamlProblem | undefined {
  const control = controlCharacter(text);
  if (control !== undefined)
    return { message: 'yaml: control characters are not allowed', range: { start: control, end: control + 1 } };
  const error = tree.errors[0];
  if (!error) return undefined;
  const at = Math.min(error.pos[0], text.length);
  const words = wordsFor(error, tree.errors, text, at);
  // go-yaml counts lines from 0, adds one for its scanner's errors only, and leaves the first line out.
  const index = lineOf(text, words.at ?? at) - 1;
  const where = index > 0 ? `line ${index + (words.by === 'scanner' ? 1 : 0)}: ` : '';
  const end = Math.max(at, Math.min(error.pos[1], text.length, at + 200));
  return { message: `yaml: ${where}${words.text}`, range: { start: at, end } };
}

function controlCharacter(text: string): number | undefined {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return index;
    if (code === 0x7f) return index;
  }
  return undefined;
}

const lineOf = (text: string, offset: number): number => {
  let line = 1;
  for (let index = text.indexOf('\n'); index >= 0 && index < offset; index = text.indexOf('\n', index + 1)) line++;
  return line;
};

const NO_KEY = 'did not find expected key';
const NO_DASH = "did not find expected '-' indicator";
const NO_COLON = "could not find expected ':'";
const NO_TOKEN = 'found character that cannot start any token';
const NOT_HERE = 'mapping values are not allowed in this context';
const NO_NODE = 'did not find expected node content';

const parser = (text: string): Words => ({ text, by: 'parser' });
const scanner = (text: string, at?: number): Words => ({ text, by: 'scanner', ...(at === undefined ? {} : { at }) });

function wordsFor(error: YAMLParseError, all: readonly YAMLParseError[], text: string, at: number): Words {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return scanner(NO_TOKEN);
    case 'BLOCK_AS_IMPLICIT_KEY': {
      if (/block sequence/.test(error.message)) return parser(NO_KEY);
      // A value that goes on in a deeper line: the colon stands at its end.
      const key = all.find((other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === error.pos[0]);
      return scanner(NOT_HERE, key?.pos[1]);
    }
    case 'MULTILINE_IMPLICIT_KEY':
      // Where no map has begun, text that goes on in the next line is a value, which a colon cannot follow.
      return beginsMap(text, at) ? scanner(NOT_HERE, error.pos[1]) : scanner(NO_COLON, nextToken(text, at));
    case 'UNEXPECTED_TOKEN':
      return all.some(({ code }) => code === 'BLOCK_IN_FLOW')
        ? parser(`did not find expected ',' or '${closerAt(text, at)}'`)
        : fromMessage(error.message, text, at);
    case 'KEY_OVER_1024_CHARS':
      return scanner(NO_COLON, nextToken(text, at));
    case 'MISSING_CHAR':
      if (/^Block scalars/.test(error.message)) return parser(NO_KEY);
      if (/quote/.test(error.message)) return scanner('found unexpected end of stream', text.length);
      if (/^Missing , /.test(error.message)) return parser(`did not find expected ',' or '${closerAt(text, at)}'`);
      return /Sequence item/.test(error.message)
        ? parser(sequenceWords(text, at))
        : scanner(NO_COLON, nextToken(text, at));
    case 'BAD_DQ_ESCAPE':
      return scanner('found unknown escape character');
    case 'BAD_SCALAR_START':
      return /[%@`]/.test(text[at] ?? '') ? scanner(NO_TOKEN) : parser(NO_NODE);
    case 'BAD_ALIAS':
      return scanner('did not find expected alphabetic or numeric character');
    case 'MULTIPLE_TAGS':
      return parser(NO_NODE);
    case 'MULTIPLE_ANCHORS':
      return parser(NO_KEY);
    case 'TAG_RESOLVE_FAILED':
      return parser('found undefined tag handle');
    default:
      return fromMessage(error.message, text, at);
  }
}

function fromMessage(message: string, text: string, at: number): Words {
  if (/^Not a YAML token/.test(message)) return scanner('did not find expected comment or line break');
  if (/^Block scalar lines/.test(message) && text[nextToken(text, at - 1)] === '\t')
    return scanner('found a tab character where an indentation space is expected', nextToken(text, at - 1));
  if (/^All mapping items/.test(message) && text[at] === '\n') return { ...parser(NO_KEY), at: at + 1 };
  if (/^Flow map/i.test(message)) return parser("did not find expected ',' or '}'");
  if (/^Flow seq/i.test(message)) return parser("did not find expected ',' or ']'");
  if (/^Unexpected flow-/.test(message)) return parser(NO_NODE);
  if (/block scalar/i.test(message)) return scanner('did not find expected comment or line break');
  if (/^Block collections are not allowed/.test(message)) return scanner(NOT_HERE);
  return parser(afterDash(text, at) ? NO_DASH : NO_KEY);
}

/** The next line with content: where the scanner stands when it gives up on a key without a colon. */
function nextToken(text: string, from: number): number {
  let lineEnd = text.indexOf('\n', from);
  while (lineEnd >= 0) {
    const next = text.indexOf('\n', lineEnd + 1);
    const line = text.slice(lineEnd + 1, next < 0 ? text.length : next).trim();
    if (line !== '' && !line.startsWith('#')) return lineEnd + 1;
    lineEnd = next;
  }
  return text.length;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Lines above an offset, nearest first, without empty ones and comments. */
function linesAbove(text: string, at: number): string[] {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const lines = text.slice(Math.max(0, start - 100_000), start).split('\n');
  return lines.filter((line) => line.trim() !== '' && !line.trim().startsWith('#')).toReversed();
}

/** What would close the flow list or map in which this stands. Quotes are not looked at: brackets rarely stand in them. */
function closerAt(text: string, at: number): ']' | '}' {
  let closed = 0;
  for (let index = at - 1; index >= 0; index--) {
    const character = text[index];
    if (character === ']' || character === '}') closed++;
    else if ((character === '[' || character === '{') && closed-- === 0) return character === '[' ? ']' : '}';
  }
  return ']';
}

/** Whether what stands here would be the first key of its block map: no line above has a key at its column. */
function beginsMap(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(start, at);
  if (/-\s*$/.test(before)) return true;
  if (before.trim() !== '') return false;
  const above = linesAbove(text, start).find((line) => keyColumn(line) <= before.length);
  return above === undefined || keyColumn(above) < before.length;
}

/** Where the text of a line starts, behind the dashes of list items. */
function keyColumn(line: string): number {
  let column = indentOf(line);
  while (line.startsWith('- ', column)) column += 1 + indentOf(line.slice(column + 1));
  return column;
}

/** A line at the column of a list's dashes that is no item of it. */
function afterDash(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const column = indentOf(text.slice(start).split('\n', 1)[0] ?? '');
  const sibling = linesAbove(text, at).find((line) => indentOf(line) <= column);
  return sibling !== undefined && indentOf(sibling) === column && /^-(?:\s|$)/.test(sibling.trimStart());
}

/** Lists whose dashes stand at the column of their field end silently there: the map misses a key then, not the list a dash. */
function sequenceWords(text: string, at: number): string {
  const above = linesAbove(text, at);
  const first = above.findIndex((line) => /^-(?:\s|$)/.test(line.trimStart()));
  const column = indentOf(above[first] ?? '');
  const owner = above.slice(first + 1).find((line) => {
    const isItem = /^-(?:\s|$)/.test(line.trimStart());
    return indentOf(line) < column || (indentOf(line) === column && !isItem);
  });
  return owner !== undefined && indentOf(owner) === column ? NO_KEY : NO_DASH;
}
