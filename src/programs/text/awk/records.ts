import { allMatches, compileRegex, isRegexError, type Regex } from '../../../shell/pattern/regex';
import { AwkFailure } from './lexer';
import type { AwkDialect } from './values';

/** An ERE as awk writes it; Debian's mawk knows no `{2}`, braces stand for themselves. Throws AwkFailure. */
export function awkRegex(source: string, dialect: AwkDialect = 'gawk'): Regex {
  const bare = /\\[\s\S]|\[\^?\]?(?:\[:\w+:\]|[^\]])*\]|[{}]/g;
  const literal = (part: string) => (part === '{' || part === '}' ? `\\${part}` : part);
  const pattern = dialect === 'mawk' ? source.replace(bare, literal) : source;
  const regex = compileRegex(pattern, { extended: true, bracketEscapes: true });
  if (isRegexError(regex)) throw new AwkFailure(`bad regex '${source}': ${regex.message}`);
  return regex;
}

/** Splits as FS says: ' ' at runs of blanks, a single character at itself, anything else is a regular expression. */
export function splitFields(text: string, separator: string): string[] {
  if (separator === ' ') return text.split(/[ \t\n]+/).filter((field) => field !== '');
  if (text === '') return [];
  if (separator === '') return [...text];
  if (separator.length === 1 && separator !== '\\') return text.split(separator);
  const fields: string[] = [];
  let last = 0;
  for (const match of allMatches(awkRegex(separator), text)) {
    if (match.end === match.start) continue;
    fields.push(text.slice(last, match.start));
    last = match.end;
  }
  fields.push(text.slice(last));
  return fields;
}

export interface TakenRecord {
  readonly record: string;
  readonly rest: string;
}

/** With RS="" a newline ends a field whatever FS says, though not for mawk. */
export function splitParagraph(text: string, separator: string, dialect: AwkDialect): string[] {
  if (separator === ' ' || dialect === 'mawk' || text === '') return splitFields(text, separator);
  return text.split('\n').flatMap((line) => (line === '' ? [''] : splitFields(line, separator)));
}

/**
 * The first record of a text if it is complete; `final` if nothing follows any more. busybox keeps the newline at the very
 * end of a last paragraph.
 */
export function takeRecord(
  text: string,
  separator: string,
  final: boolean,
  dialect: AwkDialect = 'gawk',
): TakenRecord | undefined {
  if (separator === '') return takeParagraph(text, final, dialect === 'busybox');
  if (separator.length === 1) {
    const end = text.indexOf(separator);
    if (end >= 0) return { record: text.slice(0, end), rest: text.slice(end + 1) };
    return final && text !== '' ? { record: text, rest: '' } : undefined;
  }
  const match = awkRegex(separator).exec(text);
  if (match !== undefined && match.end > match.start && (final || match.end < text.length))
    return { record: text.slice(0, match.start), rest: text.slice(match.end) };
  return final && text !== '' ? { record: text.replace(/\n$/, ''), rest: '' } : undefined;
}

function takeParagraph(text: string, final: boolean, keepsNewline: boolean): TakenRecord | undefined {
  const start = text.search(/[^\n]/);
  if (start < 0) return undefined;
  const end = text.indexOf('\n\n', start);
  if (end >= 0) {
    const rest = text.slice(end).replace(/^\n+/, '');
    if (rest !== '' || final) return { record: text.slice(start, end), rest };
    return undefined;
  }
  const last = text.slice(start);
  return final ? { record: keepsNewline ? last : last.replace(/\n$/, ''), rest: '' } : undefined;
}
