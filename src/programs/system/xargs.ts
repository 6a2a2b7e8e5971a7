import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { runCommand } from '../support/commands';
import { readInput, splitLines, type Tool, tool } from '../support/tool';

/** 123: a command failed. 124: one exited 255. 126, 127: it cannot be executed. */
export const xargs = tool(function* (t): Blocking<number> {
  const options = t.options('0rtpxn:I:L:P:s:E:d:a:i', {
    stopEarly: true,
    long: {
      null: '0',
      'no-run-if-empty': 'r',
      verbose: 't',
      'max-args': 'n',
      replace: 'i',
      'max-lines': 'L',
      'max-procs': 'P',
      delimiter: 'd',
    },
  });
  if (options.error) return yield* t.badOption(options);
  const command = options.operands.length > 0 ? options.operands : ['echo'];
  const text = yield* readInput(t.process, options.value('a') ?? '-');
  const hole = options.value('I') ?? (options.has('i') ? '{}' : undefined);
  const items = readItems(text, options, hole !== undefined);
  if (items === undefined) {
    const words = 'unmatched single quote; by default quotes are special to xargs unless you use the -0 option';
    return yield* t.failEither('unmatched single quote', words);
  }
  let status = 0;
  for (const batch of batches(items, options, hole, command)) {
    if (options.has('t')) yield* t.process.error(batch.join(' '));
    const code = yield* runBatch(t, batch);
    status = Math.max(status, code);
    if (code >= 124) return code;
  }
  return status;
});

function* runBatch(t: Tool, command: readonly string[]): Blocking<number> {
  const end = yield* runCommand(t, command, true);
  if (end === undefined) {
    const [name] = command;
    return yield* t.failEither(`${name}: No such file or directory`, `${name}: No such file or directory`, 127);
  }
  if (end.killed) return 125;
  if (end.status === 0) return 0;
  return end.status === 255 ? 124 : 123;
}

function* batches(items: readonly string[], options: Options, hole: string | undefined, command: readonly string[]) {
  if (hole !== undefined) {
    for (const item of items) yield command.map((word) => word.split(hole).join(item));
    return;
  }
  const most = Number(options.value('n') ?? options.value('L') ?? items.length) || items.length;
  if (items.length === 0 && !options.has('r')) yield [...command];
  for (let i = 0; i < items.length; i += most) yield [...command, ...items.slice(i, i + most)];
}

function readItems(text: string, options: Options, lines: boolean): string[] | undefined {
  if (options.has('0')) return text.split('\0').filter((item, i, all) => item !== '' || i < all.length - 1);
  const delimiter = options.value('d');
  if (delimiter !== undefined) {
    const items = text.split(delimiter === '\\n' ? '\n' : delimiter === '\\0' ? '\0' : delimiter);
    if (items[items.length - 1] === '') items.pop();
    return items;
  }
  if (lines)
    return splitLines(text)
      .map((line) => line.replace(/^[ \t]+/, ''))
      .filter((line) => line !== '');
  return readQuotedItems(text);
}

/** Blanks separate; quotes and backslashes protect. Undefined if a quote is not closed. */
function readQuotedItems(text: string): string[] | undefined {
  const items: string[] = [];
  let item: string | undefined;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '"' || character === "'") {
      const end = text.indexOf(character, i + 1);
      if (end < 0) return undefined;
      item = (item ?? '') + text.slice(i + 1, end);
      i = end;
    } else if (character === '\\' && i + 1 < text.length) {
      item = (item ?? '') + text.charAt(++i);
    } else if (/\s/.test(character)) {
      if (item !== undefined) items.push(item);
      item = undefined;
    } else item = (item ?? '') + character;
  }
  if (item !== undefined) items.push(item);
  return items;
}
