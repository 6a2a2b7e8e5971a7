import { utf8Length } from '../../process';
import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { runCommand } from '../support/commands';
import { readInput, type Tool, tool } from '../support/tool';

const LONG = {
  null: '0',
  'no-run-if-empty': 'r',
  verbose: 't',
  'max-args': 'n',
  replace: 'i',
  'max-lines': 'l',
  'max-procs': 'P',
  'max-chars': 's',
  delimiter: 'd',
  'arg-file': 'a',
  eof: 'e',
  exit: 'x',
};
const MAX_SIZE = 131_072;

/** 123: a command failed. 124: one exited 255. 126, 127: it cannot be executed. */
export const xargs = tool(function* (t): Blocking<number> {
  const options = t.options('0rtpxn:I:L:P:s:E:d:a:i::e::l::', {
    stopEarly: true,
    long: LONG,
    busybox: '0rtpxn:I:P:s:E:a:i::e::',
    busyboxLong: 'no-run-if-empty',
  });
  if (options.error) return yield* t.badOption(options);
  const wrong = wrongNumber(t, options);
  if (wrong !== undefined) return t.gnu ? yield* t.misuse(wrong) : yield* t.fail(wrong);
  const command = options.operands.length > 0 ? options.operands : ['echo'];
  const text = yield* readInput(t.process, options.value('a') ?? '-');
  const hole = options.value('I') ?? (options.has('i') ? options.value('i') || '{}' : undefined);
  const items =
    hole !== undefined && !t.gnu && !options.has('0') ? wholeLines(text) : readItems(text, options, hole !== undefined);
  if (t.gnu && text.includes('\0') && !options.has('0') && !options.has('d'))
    yield* t.fail(
      'WARNING: a NUL character occurred in the input.  It cannot be passed through in the argument list.  Did you mean to use the --null option?',
    );
  if (t.gnu && hole !== undefined && options.has('n'))
    yield* t.fail(
      'warning: options --max-args and --replace/-I/-i are mutually exclusive, ignoring previous --max-args value',
    );
  let status = 0;
  for (const batch of batches(items, options, hole, command)) {
    if (typeof batch === 'string') return yield* t.fail(words(t, batch));
    if (options.has('t')) yield* t.process.error(batch.map((word) => (t.gnu ? quoted(word) : word)).join(' '));
    if (options.has('p')) {
      yield* t.process.write(2, batch.join(' '));
      const where = t.gnu ? 'failed to open /dev/tty for reading' : "can't open '/dev/tty'";
      return yield* t.fail(`${where}: No such device or address`);
    }
    const code = yield* runBatch(t, batch);
    status = Math.max(status, code);
    if (code >= 124) return code;
  }
  return status;
});

function wrongNumber(t: Tool, options: Options): string | undefined {
  for (const letter of ['n', 'L', 's', 'P']) {
    const value = options.value(letter);
    if (value === undefined) continue;
    if (!/^\d+$/.test(value))
      return t.gnu ? `invalid number "${value}" for -${letter} option` : `invalid number '${value}'`;
    if (Number(value) > 0 || letter === 'P') continue;
    return t.gnu
      ? `value ${value} for -${letter} option should be >= 1`
      : `number ${value} is not in 1..2147483647 range`;
  }
  return undefined;
}

/** What stops it in the middle. */
type Trouble = 'quote' | 'double quote' | 'size';

function words(t: Tool, trouble: Trouble): string {
  if (trouble === 'size') return `${t.gnu ? 'cannot' : "can't"} fit single argument within argument list size limit`;
  const kind = `unmatched ${trouble === 'quote' ? 'single' : 'double'} quote`;
  return t.gnu ? `${kind}; by default quotes are special to xargs unless you use the -0 option` : kind;
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.split("'").join(`'\\''`)}'`);

function* runBatch(t: Tool, command: readonly string[]): Blocking<number> {
  const end = yield* runCommand(t, command, true);
  const [name] = command;
  if (end === undefined)
    return yield* t.failEither(`${name}: No such file or directory`, `${name}: No such file or directory`, 127);
  if (end.killed) return 125;
  if (end.status === 0) return 0;
  if (end.status === 255) return yield* t.fail(`${name}: exited with status 255; aborting`, 124);
  return 123;
}

interface Item {
  readonly text: string;
  /** Which line of the input it ends. */
  readonly line: number;
}

const size = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + utf8Length(part) + 1, 0);

function* batches(
  { items, trouble }: { items: readonly Item[]; trouble?: Trouble },
  options: Options,
  hole: string | undefined,
  command: readonly string[],
): Generator<readonly string[] | Trouble> {
  const room = Math.min(MAX_SIZE, Number(options.value('s') ?? MAX_SIZE));
  if (hole !== undefined) {
    for (const { text } of items) {
      const batch = command.map((word) => word.split(hole).join(text));
      yield size(batch) > room ? 'size' : batch;
    }
    if (trouble !== undefined) yield trouble;
    return;
  }
  const most = Number(options.value('n') ?? Number.POSITIVE_INFINITY);
  const lines = options.has('l')
    ? Number(options.value('l') || 1)
    : Number(options.value('L') ?? Number.POSITIVE_INFINITY);
  let batch: Item[] = [];
  const base = size(command);
  let filled = base;
  for (const item of items) {
    const own = size([item.text]);
    const full = batch.length >= most || item.line - (batch[0]?.line ?? item.line) >= lines;
    const fits = filled + own <= room;
    if (batch.length > 0 && (full || !fits)) {
      yield [...command, ...batch.map(({ text }) => text)];
      batch = [];
      filled = base;
    }
    if (base + own > room) yield 'size';
    batch.push(item);
    filled += own;
  }
  if (trouble !== undefined) yield trouble;
  if (batch.length > 0 || (items.length === 0 && !options.has('r')))
    yield base > room ? 'size' : [...command, ...batch.map(({ text }) => text)];
}

function readItems(text: string, options: Options, lines: boolean): { items: Item[]; trouble?: Trouble } {
  const delimiter = options.has('0') ? '\0' : options.value('d');
  if (delimiter !== undefined) {
    const items = text.split(
      delimiter === '\\n' ? '\n' : delimiter === '\\0' ? '\0' : delimiter === '\\t' ? '\t' : delimiter,
    );
    if (items[items.length - 1] === '') items.pop();
    return { items: items.map((item, line) => ({ text: item, line })) };
  }
  const read = readQuotedItems(text, lines);
  const end = options.value('E') ?? options.value('e');
  const stop = end ? read.items.findIndex((item) => item.text === end) : -1;
  return stop < 0 ? read : { items: read.items.slice(0, stop) };
}

/** busybox's -I takes lines as they are, without the blanks in front: no quotes, no backslashes. */
function wholeLines(text: string): { items: Item[] } {
  const lines = text.split('\n').map((line) => line.replace(/^[ \t]+/, ''));
  return { items: lines.filter((line) => line !== '').map((line, i) => ({ text: line, line: i })) };
}

/** Blanks separate, or only line ends; quotes and backslashes protect. What follows a NUL in an item is lost. */
function readQuotedItems(text: string, lines: boolean): { items: Item[]; trouble?: Trouble } {
  const items: Item[] = [];
  let item: string | undefined;
  let line = 0;
  const finish = () => {
    if (item !== undefined) items.push({ text: item.split('\0', 1)[0] ?? '', line });
    item = undefined;
  };
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '"' || character === "'") {
      const end = text.indexOf(character, i + 1);
      if (end < 0 || text.slice(i, end).includes('\n'))
        return { items, trouble: character === "'" ? 'quote' : 'double quote' };
      item = (item ?? '') + text.slice(i + 1, end);
      i = end;
    } else if (character === '\\' && i + 1 < text.length) {
      item = (item ?? '') + text.charAt(++i);
    } else if (character === '\n') {
      const filled = item !== undefined || items.at(-1)?.line === line;
      finish();
      // A blank at the end of a line joins the next to it.
      if (filled && !/[ \t]/.test(text.charAt(i - 1))) line++;
    } else if (/\s/.test(character) && !(lines && item !== undefined)) finish();
    else item = (item ?? '') + character;
  }
  finish();
  return { items };
}
