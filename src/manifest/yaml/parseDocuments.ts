/** The text of a manifest → its documents, cut where kubectl cuts them. Nothing throws. */
import { Document, parseAllDocuments } from 'yaml';
import { goYamlProblem } from './goYamlProblem';
import type { ManifestDocument, ParsedFile } from './parsedFile';
import { toValue } from './toValue';

/** Longer texts are refused unread: reading must never hold up the page for more than a moment. */
export const MAX_MANIFEST_LENGTH = 262_144;
/** Deeper nesting is refused before it is read. */
const MAX_DEPTH = 200;

export function parseDocuments(text: string): ParsedFile {
  if (text.length > MAX_MANIFEST_LENGTH) return { text, documents: [], tooLarge: true };
  const documents: ManifestDocument[] = [];
  for (const chunk of splitDocuments(text)) {
    const document = readDocument(chunk.text, chunk.offset, documents.length);
    // kubectl skips documents that hold nothing but comments.
    if (document.problem || document.value !== null) documents.push(document);
  }
  return { text, documents };
}

/**
 * Cuts at every line that starts with `---`; the rest of that line is dropped.
 * Models apimachinery/pkg/util/yaml splitYAMLDocument: a `---` on the first line belongs to the first document.
 */
function splitDocuments(text: string): { text: string; offset: number }[] {
  const chunks: { text: string; offset: number }[] = [];
  let start = 0;
  for (;;) {
    const cut = text.indexOf('\n---', start);
    const end = cut < 0 ? text.length : cut + 1;
    const chunk = text.slice(start, end);
    if (chunk.trim() !== '') chunks.push({ text: chunk, offset: start });
    const lineEnd = cut < 0 ? -1 : text.indexOf('\n', cut + 1);
    if (lineEnd < 0) return chunks;
    start = lineEnd + 1;
  }
}

function readDocument(text: string, offset: number, index: number): ManifestDocument {
  const tooDeep = depthProblem(text);
  const tree = tooDeep === undefined ? parseTree(text) : undefined;
  const base = { index, text, offset, tree: tree ?? new Document(null) };
  if (!tree) {
    const at = tooDeep ?? 0;
    const range = { start: offset + at, end: offset + at + 1 };
    return { ...base, problem: { message: 'yaml: exceeded max depth of 10000', range } };
  }
  const problem = goYamlProblem(text, tree);
  if (problem) return { ...base, problem: shifted(problem, offset) };
  const value = toValue(tree);
  return value.ok ? { ...base, value: value.value } : { ...base, problem: shifted(value.error, offset) };
}

function shifted<P extends { range: { start: number; end: number } }>(problem: P, offset: number): P {
  return { ...problem, range: { start: problem.range.start + offset, end: problem.range.end + offset } };
}

/** The first document of the text. Every scalar stays text: toValue gives them their meaning, as go-yaml would. */
function parseTree(text: string): Document | undefined {
  const options = { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', prettyErrors: false } as const;
  const all = parseAllDocuments(text, options);
  return Array.isArray(all) && all[0] ? all[0] : new Document(null);
}

/** Offset where brackets or indentation nest too deep for a recursive reader; undefined if they do not. */
function depthProblem(text: string): number | undefined {
  let open = 0;
  let marks = 0;
  let leading = true;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\n') {
      marks = 0;
      leading = true;
    } else if (leading && (character === '-' || character === '?')) {
      if (++marks > MAX_DEPTH) return index;
    } else if (character !== ' ') {
      leading = false;
      if (character === '[' || character === '{') open++;
      else if ((character === ']' || character === '}') && open > 0) open--;
      if (open > MAX_DEPTH) return index;
    }
  }
  return indentDepth(text);
}

/** Block nesting is at most the number of different, growing indentations. */
function indentDepth(text: string): number | undefined {
  const levels: number[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const indent = line.search(/[^ ]/);
    if (indent >= 0) {
      while (levels.length > 0 && (levels.at(-1) ?? 0) >= indent) levels.pop();
      levels.push(indent);
      if (levels.length > MAX_DEPTH) return offset;
    }
    offset += line.length + 1;
  }
  return undefined;
}
