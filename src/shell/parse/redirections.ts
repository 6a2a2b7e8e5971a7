import type { Redirection, Word } from './ast';
import { asNewline, unexpected } from './errors';
import { isRedirectionOperator } from './keywords';
import { type Reader, spanFrom, type WordToken } from './reader';
import { next, peek } from './tokens';

const OPERATORS: readonly Redirection['operator'][] = [
  '<',
  '>',
  '>>',
  '>|',
  '<>',
  '<&',
  '>&',
  '&>',
  '&>>',
  '<<',
  '<<-',
  '<<<',
];

/** A redirection at the index, if there is one. The text of a here-document follows when its line has ended. */
export function readRedirection(reader: Reader): Redirection | undefined {
  let token = peek(reader);
  const { start } = token;
  let fd: number | undefined;
  let variable: string | undefined;
  if (token.kind === 'number') {
    if (token.text.startsWith('{')) variable = token.text.slice(1, -1);
    fd = variable === undefined ? Number(token.text) : 0;
    next(reader);
    token = peek(reader);
  }
  const operator = isRedirectionOperator(token) ? OPERATORS.find((each) => each === token.text) : undefined;
  if (operator === undefined) return fd === undefined ? undefined : unexpected(reader, token);
  next(reader);
  const target = next(reader);
  if (target.kind !== 'word') return unexpected(reader, asNewline(reader, target));
  const redirection: { -readonly [K in keyof Redirection]: Redirection[K] } = {
    fd: fd ?? (operator.startsWith('<') ? 0 : 1),
    explicitFd: fd !== undefined,
    ...(variable === undefined ? {} : { variable }),
    operator,
    target: target.word,
    ...(reader.syntax.family === 'bash' && isSocket(target.word) ? { isSocket: true as const } : {}),
    ...spanFrom(reader, start),
  };
  if (operator === '<<' || operator === '<<-')
    announceHereDocument(reader, target, operator === '<<-', (body) => {
      redirection.hereDocument = body;
    });
  return redirection;
}

function isSocket({ parts: [first] }: Word): boolean {
  return first?.kind === 'literal' && /^\/dev\/(?:tcp|udp)\//.test(first.text);
}

function announceHereDocument(
  reader: Reader,
  target: WordToken,
  stripTabs: boolean,
  deliver: (body: Word) => void,
): void {
  let delimiter = '';
  let quoted = false;
  for (const part of target.word.parts) {
    if (part.kind === 'literal') {
      delimiter += part.text;
      quoted ||= part.quoted;
    } else delimiter += reader.text.slice(target.start, target.end);
  }
  reader.pending.push({ delimiter, quoted, stripTabs, deliver, line: target.line });
}

export function readRedirections(reader: Reader): readonly Redirection[] {
  const redirections: Redirection[] = [];
  for (let each = readRedirection(reader); each !== undefined; each = readRedirection(reader)) redirections.push(each);
  return redirections;
}

/** Whether something has to run, or be connected to, before these can be carried out. */
export function needSubstitution(redirections: readonly Redirection[]): boolean {
  for (const { target, hereDocument, isSocket } of redirections)
    if (target.hasSubstitution || hereDocument?.hasSubstitution || isSocket) return true;
  return false;
}
