import { literalWord, makeWord, PartCollector, plainParameter } from './build';
import { innerReader, type PendingHereDocument, type Reader, ScriptFailure } from './reader';
import { readDoubleQuoted } from './words';

/** Reads the bodies of all here-documents announced on the line that just ended. */
export function readHereDocuments(reader: Reader): void {
  const pending = reader.pending;
  reader.pending = [];
  for (const document of pending) readBody(reader, document);
}

function readBody(reader: Reader, document: PendingHereDocument): void {
  const start = reader.index;
  const line = reader.line;
  const body: string[] = [];
  /** For each character of the body, where it stands in the text: tabs and continuations are left out. */
  const indexes: number[] = [];
  let closed = false;
  while (reader.index < reader.text.length) {
    const first = takeLine(reader, document.stripTabs);
    closed = first.text === document.delimiter;
    if (closed) break;
    append(body, indexes, first.text, first.start);
    let ended = first.ended;
    // An odd number of backslashes joins the next line, which is then no delimiter either.
    let current = first.text;
    while (!document.quoted && endsWithBackslash(current) && reader.index < reader.text.length) {
      body[body.length - 1] = (body[body.length - 1] ?? '').slice(0, -1);
      indexes.pop();
      const more = takeLine(reader, false);
      append(body, indexes, more.text, more.start);
      current = more.text;
      ended = more.ended;
    }
    if (ended || reader.syntax.family === 'bash') append(body, indexes, '\n', reader.index - 1);
  }
  if (!closed) warn(reader, document.delimiter, line - (reader.text[start - 1] === '\n' ? 1 : 0));
  document.deliver(documentWord(reader, body.join(''), indexes, start, line, document.quoted));
}

function warn(reader: Reader, delimiter: string, line: number): void {
  if (reader.syntax.family !== 'bash') return;
  const message = `warning: here-document at line ${line} delimited by end-of-file (wanted \`${delimiter}')`;
  reader.warnings.push({ line: reader.line - (reader.text.endsWith('\n') ? 1 : 0), message });
}

function append(body: string[], indexes: number[], text: string, start: number): void {
  body.push(text);
  for (let i = 0; i < text.length; i++) indexes.push(start + i);
}

function takeLine(reader: Reader, stripTabs: boolean): { text: string; start: number; ended: boolean } {
  const newline = reader.text.indexOf('\n', reader.index);
  const end = newline < 0 ? reader.text.length : newline;
  let start = reader.index;
  if (stripTabs) while (reader.text[start] === '\t' && start < end) start++;
  reader.index = newline < 0 ? end : end + 1;
  if (newline >= 0) reader.line++;
  return { text: reader.text.slice(start, end), start, ended: newline >= 0 };
}

function endsWithBackslash(text: string): boolean {
  let count = 0;
  while (text[text.length - 1 - count] === '\\') count++;
  return count % 2 === 1;
}

function documentWord(
  reader: Reader,
  body: string,
  indexes: readonly number[],
  start: number,
  line: number,
  quoted: boolean,
) {
  const from = reader.offsetOf(start);
  const to = reader.offsetOf(reader.index);
  if (quoted) return literalWord(body, true, from, to);
  const inner = innerReader(reader, body, (index) => indexes[index] ?? reader.index, line);
  inner.isDocument = true;
  const collector = new PartCollector(true);
  try {
    readDoubleQuoted(inner, collector.parts, '');
  } catch (failure) {
    if (!(failure instanceof ScriptFailure) || reader.syntax.family !== 'bash' || failure.error.kind === 'depth')
      throw failure;
    // A `${` that nothing closes is a bad substitution, as wide as the body.
    if (failure.error.message.endsWith("`}'"))
      return makeWord([{ ...plainParameter('', true), bad: { text: body } }], from, to);
    // The line is quoted from where the substitution begins.
    const sourceLine = failure.error.sourceLine?.replace(/^.*?\$\(/, '');
    return { ...makeWord([], from, to), literal: undefined, failure: { ...failure.error, sourceLine } };
  }
  return makeWord(collector.parts, from, to);
}
