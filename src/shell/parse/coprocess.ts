import type { Command } from './ast';
import { asNewline, unexpected } from './errors';
import { readCompound } from './grammar';
import { keywordOf, startsCommand } from './keywords';
import { type Reader, spanFrom } from './reader';
import { readSimpleCommand } from './simple';
import { isOperator, next, peek } from './tokens';

/** bash's `coproc`. A word before a compound command is the name. */
export function readCoprocess(reader: Reader): Command {
  const start = next(reader);
  const first = peek(reader);
  if (!startsCommand(reader)) return unexpected(reader, asNewline(reader, first));
  let name = 'COPROC';
  let body = readCompound(reader);
  if (body === undefined) {
    const { index, line } = reader;
    next(reader);
    const isName = first.kind === 'word' && first.plain && /^[A-Za-z_]\w*$/.test(first.text);
    const second = peek(reader);
    if (isName && (isOperator(second, '(') || keywordOf(reader, second) !== '') && startsCommand(reader)) {
      name = first.text;
      body = readCompound(reader);
    } else {
      reader.index = index;
      reader.line = line;
      reader.token = first;
    }
  }
  body ??= readSimpleCommand(reader);
  return { kind: 'coproc', name, body, line: start.line, ...spanFrom(reader, start.start) };
}
