/**
 * Where a piece of a scalar's text stands in the source: the command that a shell runs now is lit in the editor. Walks the
 * source as written next to the text it means, because quoting, folding and indentation make the two differ.
 */
import { isScalar, type Scalar } from 'yaml';
import type { ManifestDocument, Path, SourceRange } from './parsedFile';
import { nodeAt } from './ranges';

/** Range of the text between two offsets of the scalar at `path`; undefined if there is no such text. */
export function scriptRange(
  document: ManifestDocument,
  path: Path,
  startOffset: number,
  endOffset: number,
): SourceRange | undefined {
  const positions = scalarPositions(document, path);
  if (!positions) return undefined;
  const length = positions.length - 1;
  const start = positions[Math.min(Math.max(startOffset, 0), length)];
  const last = positions[Math.min(Math.max(endOffset - 1, startOffset), length)];
  if (start === undefined || last === undefined) return undefined;
  return { start, end: last + (endOffset > startOffset ? 1 : 0) };
}

/** For each offset of the scalar's text, and its end, the offset in the file where it was written. */
export function scalarPositions(document: ManifestDocument, path: Path): readonly number[] | undefined {
  const node = nodeAt(document, path)?.node;
  if (!isScalar(node) || !node.range || typeof node.value !== 'string') return undefined;
  const base = document.offset + node.range[0];
  const source = document.text.slice(node.range[0], node.range[1]);
  return positionsOf(source, node, node.value).map((position) => base + position);
}

/** For each offset of the text, and its end, the offset in the source where it was written. */
function positionsOf(source: string, node: Scalar, text: string): number[] {
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return blockPositions(source, text);
  const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? source[0] : undefined;
  return flowPositions(source, text, quote);
}

const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\n' || character === '\r';

/** Block scalars keep every character; only indentation is dropped and line ends may have become spaces. */
function blockPositions(source: string, text: string): number[] {
  const positions: number[] = [];
  const header = source.indexOf('\n');
  let at = header < 0 ? source.length : header + 1;
  const skipIndent = (upTo: string | undefined): void => {
    while (source[at] === ' ' && upTo !== ' ') at++;
  };
  let indent: number | undefined;
  const atLineStart = (): void => {
    if (indent === undefined) {
      // The first line with content sets the indentation, unless the text itself starts with blanks.
      const lead = /^ */.exec(text.replace(/^\n+/, ''))?.[0].length ?? 0;
      const firstLine = /^(?: *\n)*( *)/.exec(source.slice(at))?.[1]?.length ?? 0;
      indent = Math.max(0, firstLine - lead);
    }
    for (let count = 0; count < indent && source[at] === ' '; count++) at++;
  };
  atLineStart();
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (source[at] === '\r') at++;
    if (character !== '\n' && source[at] === '\n') {
      // Folded: this blank stands for the line break.
      positions.push(at);
      at++;
      atLineStart();
      if (character !== ' ') skipIndent(character);
      continue;
    }
    if (character === '\n' && source[at] === '\n') {
      positions.push(at);
      at++;
      atLineStart();
      // A folded paragraph break writes one empty line more than the text has.
      if (text[index + 1] !== '\n' && source[at] === '\n' && index + 1 < text.length) {
        at++;
        atLineStart();
      }
      continue;
    }
    positions.push(Math.min(at, source.length));
    if (at < source.length) at++;
  }
  positions.push(Math.min(at, source.length));
  return positions;
}

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** Plain and quoted: lines are folded, and quoted ones have escapes. */
function flowPositions(source: string, text: string, quote: string | undefined): number[] {
  const positions: number[] = [];
  let at = quote === undefined ? 0 : 1;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    // An escaped line break means nothing; neither does the indentation behind it.
    while (quote === '"' && source[at] === '\\' && (source[at + 1] === '\n' || source[at + 1] === '\r'))
      at = pastSpace(source, at + 1);
    if ((character === ' ' || character === '\n') && isSpace(source[at]) && foldsHere(source, at)) {
      positions.push(at);
      const breaks = text.slice(index).match(/^\n*/)?.[0].length ?? 0;
      for (let extra = 1; extra < breaks; extra++) positions.push(at);
      index += Math.max(0, breaks - 1);
      at = pastSpace(source, at);
      continue;
    }
    positions.push(at);
    if (quote === '"' && source[at] === '\\') {
      const length = ESCAPE_LENGTH[source[at + 1] ?? ''] ?? 2;
      const isPair = length === 10 && (character ?? '') >= '\ud800' && (character ?? '') <= '\udbff';
      if (isPair) {
        positions.push(at);
        index++;
      }
      at += length;
    } else if (quote === "'" && source[at] === "'" && source[at + 1] === "'") at += 2;
    else at++;
  }
  positions.push(Math.min(at, source.length));
  return positions.map((position) => Math.min(position, source.length));
}

/** Whether only blanks stand between here and the line's end. */
function foldsHere(source: string, from: number): boolean {
  let at = from;
  while (source[at] === ' ' || source[at] === '\t') at++;
  return source[at] === '\n' || source[at] === '\r';
}

function pastSpace(source: string, from: number): number {
  let at = from;
  while (isSpace(source[at])) at++;
  return at;
}
