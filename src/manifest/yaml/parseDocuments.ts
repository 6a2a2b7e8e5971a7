/** The text of a manifest → its documents, cut where kubectl cuts them. Nothing throws. */
import { Document, Lexer, parseAllDocuments } from 'yaml';
import { goYamlProblem } from './goYamlProblem';
import type { ManifestDocument, ParsedFile, YamlProblem } from './parsedFile';
import { type Chunk, splitDocuments, splitJson } from './splitDocuments';
import { toValue } from './toValue';

/** Longer texts are refused unread: reading must never hold up the page for more than a moment. */
export const MAX_MANIFEST_LENGTH = 262_144;
/** Deeper nesting is refused before it is read. */
const MAX_DEPTH = 200;

export function parseDocuments(text: string): ParsedFile {
  if (text.length > MAX_MANIFEST_LENGTH) return { text, documents: [], tooLarge: true };
  const documents: ManifestDocument[] = [];
  for (const chunk of splitJson(text) ?? splitDocuments(text)) {
    const document = readDocument(chunk, documents.length);
    // kubectl skips documents that hold nothing but comments.
    if (document.problem || document.value !== null) documents.push(document);
  }
  return { text, documents };
}

function readDocument(chunk: Chunk, index: number): ManifestDocument {
  const { offset } = chunk;
  const text = chunk.text.endsWith('\n') ? chunk.text : `${chunk.text}\n`;
  const body = rootText(text);
  const early = chunk.problem ?? directiveProblem(text) ?? depthProblem(body);
  const base = { index, text: chunk.text, offset };
  if (early) return { ...base, tree: new Document(null), problem: shifted(early, offset) };
  const tree = parseTree(body);
  const problem = goYamlProblem(body, tree);
  if (problem) return { ...base, tree, problem: shifted(problem, offset) };
  const value = toValue(tree, body);
  return value.ok ? { ...base, tree, value: value.value } : { ...base, tree, problem: shifted(value.error, offset) };
}

/** A map that begins indented ends at the first line that is less so, and go-yaml reads no further. */
function rootText(text: string): string {
  const first = /^(?:[ \t]*(?:#.*)?\r?\n)*( +)[^\s\-?[{"'#&*!|>%@`][^\n]*:(?:[ \t][^\n]*)?\n/.exec(text);
  const indent = first?.[1]?.length ?? 0;
  if (!first || indent === 0) return text;
  let offset = first[0].length;
  for (const line of text.slice(offset).split('\n')) {
    const column = line.search(/[^ ]/);
    if (column >= 0 && column < indent && !line.startsWith('#')) return text.slice(0, offset);
    offset += line.length + 1;
  }
  return text;
}

/** kubectl cuts at `---`: a directive never has the document that it is about behind it. */
function directiveProblem(text: string): YamlProblem | undefined {
  const directive = /^%YAML[ \t]+(\S+)/.exec(text);
  if (!directive) return undefined;
  const range = { start: 0, end: directive[0].length };
  if (directive[1] !== '1.1') return { message: 'yaml: found incompatible YAML document', range };
  return { message: 'yaml: line 1: did not find expected <document start>', range };
}

function shifted<P extends { range: { start: number; end: number } }>(problem: P, offset: number): P {
  return { ...problem, range: { start: problem.range.start + offset, end: problem.range.end + offset } };
}

/** The first document of the text. Every scalar stays text: toValue gives them their meaning, as go-yaml would. */
function parseTree(text: string): Document {
  const options = { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', prettyErrors: false } as const;
  const all = parseAllDocuments(text, options);
  return Array.isArray(all) && all[0] ? all[0] : new Document(null);
}

const TOO_DEEP = 'yaml: exceeded max depth of 10000';

/** What nests too deep for a recursive reader. */
function depthProblem(text: string): YamlProblem | undefined {
  const at = markDepth(text) ?? indentDepth(text);
  return at === undefined ? undefined : { message: TOO_DEEP, range: { start: at, end: at + 1 } };
}

/** Offset where brackets or dashes nest too deep; undefined if they do not. */
function markDepth(text: string): number | undefined {
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
      // Quoted text and scripts are full of brackets: only then is it worth to tell them apart.
      if (open > MAX_DEPTH) return bracketDepth(text);
    }
  }
  return undefined;
}

/** The same for the brackets that are YAML's own. */
function bracketDepth(text: string): number | undefined {
  let open = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') open++;
    else if (token === ']' || token === '}') open--;
    if (open > MAX_DEPTH) return Math.min(offset, text.length - 1);
    offset += token.length;
  }
  return undefined;
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
