/** Where one document of a file ends and the next begins. Models apimachinery/pkg/util/yaml decoder.go. */
import type { YamlProblem } from './parsedFile';

/** The text of one document, and where it starts in the file. */
export interface Chunk {
  text: string;
  offset: number;
  /** Found while cutting: what stands here is not read, nor what follows. */
  problem?: YamlProblem;
}

/**
 * Cuts at every line that starts with `---`, behind which only a comment may stand.
 * A `---` on the first line belongs to the first document.
 */
export function splitDocuments(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  for (;;) {
    const cut = text.indexOf('\n---', start);
    const end = cut < 0 ? text.length : cut + 1;
    const lineEnd = cut < 0 ? -1 : text.indexOf('\n', cut + 1);
    const behind = cut < 0 ? '' : text.slice(cut + 4, lineEnd < 0 ? text.length : lineEnd).trim();
    if (behind !== '' && !behind.startsWith('#')) {
      const range = { start: end - start, end: end - start + 3 };
      const message = `invalid Yaml document separator: ${behind}`;
      return [...chunks, { text: text.slice(start), offset: start, problem: { message, unread: true, range } }];
    }
    const chunk = text.slice(start, end);
    if (chunk.trim() !== '') chunks.push({ text: chunk, offset: start });
    if (lineEnd < 0) return chunks;
    start = lineEnd + 1;
  }
}

/** Objects of a JSON file, one behind the other. Undefined if the text is no JSON: then it may still be YAML. */
export function splitJson(text: string): Chunk[] | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const chunks: Chunk[] = [];
  let start = 0;
  for (;;) {
    const begin = start + text.slice(start).search(/\S/);
    if (begin < start) return chunks;
    const end = valueEnd(text, begin);
    if (end === undefined) {
      const range = { start: text.length - begin - 1, end: text.length - begin };
      const chunk = { text: text.slice(begin), offset: begin };
      // Quotes and brackets of YAML's own sort are not counted here.
      return isJsonStart(chunk.text)
        ? [...chunks, { ...chunk, problem: { message: 'unexpected EOF', unread: true, range } }]
        : undefined;
    }
    const chunk = text.slice(begin, end);
    if (!isJson(chunk)) return undefined;
    chunks.push({ text: chunk, offset: begin });
    start = end;
  }
}

/** Behind the bracket that closes the value which begins here. */
function valueEnd(text: string, begin: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = begin; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Is all that is wrong that it ends too early? Brackets are closed to find out. */
function isJsonStart(text: string): boolean {
  const closers: string[] = [];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') closers.push('}');
    else if (character === '[') closers.push(']');
    else if (character === '}' || character === ']') closers.pop();
  }
  return isJson(
    text.trimEnd().replace(/,$/, '').replace(/:$/, ':null') + (quoted ? '"' : '') + closers.toReversed().join(''),
  );
}
