import type { Case, CaseItem, Word } from './ast';
import { asNewline, unexpected } from './errors';
import { expect } from './keywords';
import { type Reader, spanFrom } from './reader';
import { isOperator, isPlain, next, peek, skipNewlines } from './tokens';

export function readCase(reader: Reader): Case {
  const start = next(reader);
  const word = next(reader);
  if (word.kind !== 'word')
    return unexpected(reader, asNewline(reader, word), reader.syntax.family === 'bash' ? '' : 'word');
  skipNewlines(reader);
  expect(reader, 'in');
  skipNewlines(reader);
  const items: CaseItem[] = [];
  while (!isPlain(peek(reader), 'esac')) {
    const item = readCaseItem(reader);
    items.push(item.item);
    if (item.last) break;
  }
  expect(reader, 'esac');
  return { kind: 'case', word: word.word, items, line: start.line, ...spanFrom(reader, start.start) };
}

function readCaseItem(reader: Reader): { item: CaseItem; last: boolean } {
  if (isOperator(peek(reader), '(')) next(reader);
  const patterns: Word[] = [];
  for (;;) {
    const pattern = next(reader);
    // ash and dash take any token for a pattern, and miss the parenthesis after it.
    if (pattern.kind === 'word') patterns.push(pattern.word);
    else if (reader.syntax.family === 'bash') return unexpected(reader, pattern);
    const separator = next(reader);
    if (isOperator(separator, ')')) break;
    // Keywords are not looked for here, so the error calls them words.
    const named = separator.kind === 'word' ? { ...separator, plain: false } : separator;
    if (!isOperator(separator, '|')) return unexpected(reader, named, ')');
  }
  const body = reader.recursion.list(reader, true);
  const end = peek(reader);
  if (isOperator(end, ';;', ';&', ';;&')) {
    next(reader);
    skipNewlines(reader);
    const terminator = end.text === ';&' || end.text === ';;&' ? end.text : ';;';
    return { item: { patterns, body, terminator }, last: false };
  }
  if (!isPlain(end, 'esac'))
    return unexpected(reader, end, reader.syntax.family === 'bash' || (!body && end.kind !== 'end') ? '' : ';;');
  return { item: { patterns, body, terminator: ';;' }, last: true };
}
