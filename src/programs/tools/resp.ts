import type { Blocking, Process } from '../../process/types';

/** A reply of the Redis protocol: RESP2, which clients get that ask for nothing else. */
export type Reply =
  | { kind: 'status' | 'error' | 'integer' | 'string'; text: string }
  | { kind: 'nil' }
  | { kind: 'list'; members: readonly Reply[] };

export const encodeCommand = (words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;

const KINDS = { '+': 'status', '-': 'error', ':': 'integer' } as const;

/** The next reply; undefined if the other end closed the connection. */
export function* readReply(process: Process, fd: number, rest: { text: string }): Blocking<Reply | undefined> {
  const line = (yield* process.readLine(fd, rest)).replace(/\r?\n$/, '');
  const [mark] = line;
  const text = line.slice(1);
  if (mark === '+' || mark === '-' || mark === ':') return { kind: KINDS[mark], text };
  const count = Number(text);
  if (mark === '$') return count < 0 ? { kind: 'nil' } : yield* readString(process, fd, rest, count);
  if (mark !== '*') return undefined;
  if (count < 0) return { kind: 'nil' };
  const members: Reply[] = [];
  for (let left = count; left > 0; left--) {
    const member = yield* readReply(process, fd, rest);
    if (!member) return undefined;
    members.push(member);
  }
  return { kind: 'list', members };
}

function* readString(process: Process, fd: number, rest: { text: string }, length: number): Blocking<Reply> {
  let text = '';
  while (text.length < length + 2) {
    const more = yield* process.readLine(fd, rest);
    if (more === '') break;
    text += more;
  }
  return { kind: 'string', text: text.slice(0, length) };
}

/** As redis-cli prints it where nobody looks, an error with an empty line behind it. */
export function plainReply(reply: Reply): string {
  if (reply.kind === 'nil') return '';
  if (reply.kind === 'error') return `${reply.text}\n`;
  return reply.kind === 'list' ? reply.members.map(plainReply).join('\n') : reply.text;
}

/** As it prints on a terminal or with --no-raw: typed, quoted, numbered. */
export function typedReply(reply: Reply, indent = ''): string {
  if (reply.kind === 'nil') return '(nil)\n';
  if (reply.kind === 'error') return `(error) ${reply.text}\n`;
  if (reply.kind === 'integer') return `(integer) ${reply.text}\n`;
  if (reply.kind === 'status') return `${reply.text}\n`;
  if (reply.kind !== 'list') return `${quoted(reply.text)}\n`;
  if (reply.members.length === 0) return '(empty array)\n';
  const width = String(reply.members.length).length;
  return reply.members
    .map((member, i) => {
      const number = `${String(i + 1).padStart(width)}) `;
      return `${i === 0 ? '' : indent}${number}${typedReply(member, indent + ' '.repeat(number.length))}`;
    })
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\x07': '\\a', '\b': '\\b' };

const quoted = (text: string): string =>
  `"${[...text]
    .map((character) => {
      if (character === '"' || character === '\\') return `\\${character}`;
      const code = character.charCodeAt(0);
      return ESCAPES[character] ?? (code < 32 ? `\\x${code.toString(16).padStart(2, '0')}` : character);
    })
    .join('')}"`;
