import { isException } from './errors';
import type { Machine } from './machine';
import { fixedMarks } from './marks';
import { qualified, str } from './repr';
import { lineOf, lineSpan, type Source, type SyntaxFailure } from './source';
import type { Eval, Instance, Place, TraceEntry } from './values';

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';
/** Equal lines that are shown before they are only counted. */
const MOST_EQUAL = 3;

/** What Python prints for an exception, with those that led to it. */
export function* traceback(machine: Machine, exception: Instance, known = new Set<Instance>()): Eval<string> {
  known.add(exception);
  const { dict } = exception;
  const cause = dict.get('__cause__') ?? null;
  const context = dict.get('__suppress_context__') === true ? null : (dict.get('__context__') ?? null);
  let text = '';
  if (isException(cause) && !known.has(cause)) text = `${yield* traceback(machine, cause, known)}${CAUSE}`;
  else if (isException(context) && !known.has(context)) text = `${yield* traceback(machine, context, known)}${CONTEXT}`;
  return text + frames(machine, exception.trace ?? []) + (yield* lastLine(machine, exception));
}

export function frames(machine: Machine, entries: readonly TraceEntry[]): string {
  if (entries.length === 0) return '';
  let text = 'Traceback (most recent call last):\n';
  let last = '';
  let count = 0;
  const repeated = () => {
    const more = count - MOST_EQUAL;
    if (more > 0) text += `  [Previous line repeated ${more} more time${more === 1 ? '' : 's'}]\n`;
  };
  for (const entry of entries) {
    const line = `  File "${entry.source.file}", line ${lineOf(entry.source, entry.span.start)}, in ${shownName(entry)}\n`;
    if (line !== last) {
      repeated();
      count = 0;
    }
    last = line;
    count++;
    if (count <= MOST_EQUAL) text += line + sourceLines(machine, entry.source, entry.span);
  }
  repeated();
  return text;
}

/** Tracebacks name functions, not what they belong to. */
const shownName = ({ name }: TraceEntry): string => name.slice(name.lastIndexOf('.') + 1);

function sourceLines(machine: Machine, source: Source, span: Place): string {
  if (!source.isShown && machine.minor < 13) return '';
  return fixedMarks(source, span, machine.minor);
}

/** `ValueError: bad`, with a guess at what was meant. */
export function* lastLine(machine: Machine, exception: Instance): Eval<string> {
  const { module, name } = exception.type;
  // Those of scripts are called by their name alone.
  const prefix = module === '__main__' ? name : qualified(module, name);
  const syntax = exception.dict.get('text');
  if (typeof syntax === 'string') return syntax;
  const message = (yield* str(machine, exception)) + (exception.hint?.() ?? '');
  const notes = exception.dict.get('__notes__');
  let text = message === '' ? `${prefix}\n` : `${prefix}: ${message}\n`;
  if (typeof notes === 'object' && notes?.kind === 'list')
    for (const note of notes.items) text += `${yield* str(machine, note)}\n`;
  return text;
}

/** What is printed for a text that cannot be parsed. */
export function syntaxText(source: Source, { span, message, kind }: SyntaxFailure, minor: number): string {
  // What is missing at the end belongs to the last line.
  const at = Math.min(span.start, source.text.length);
  const isAfter = at > 0 && at === source.text.length && source.text.endsWith('\n');
  const line = lineSpan(source, isAfter ? at - 1 : at);
  const shown = source.text.slice(line.start, line.end);
  const start = (isAfter ? line.end : at) - line.start;
  // Before 3.13 only the beginning of what should be indented is marked.
  const spanEnd = kind === 'IndentationError' && minor < 13 ? span.start + 1 : span.end;
  const end = Math.min(Math.max(spanEnd - line.start, start + 1), Math.max(shown.length, start + 1));
  const stripped = shown.trimStart();
  const indent = shown.length - stripped.length;
  const marks =
    start < indent || span.isUnmarked ? '' : `    ${' '.repeat(start - indent)}${'^'.repeat(end - start)}\n`;
  return `  File "${source.file}", line ${lineOf(source, line.end)}\n    ${stripped.trimEnd()}\n${marks}${kind}: ${message}\n`;
}
