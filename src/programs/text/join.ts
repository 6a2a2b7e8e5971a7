import { byteOrder } from '../../process';
import type { Blocking } from '../../process/types';
import { readInput, reason, splitLines, type Tool, tool } from '../support/tool';

/** Lines of a file, or undefined after the complaint. */
function* lines(t: Tool, path: string): Blocking<readonly string[] | undefined> {
  try {
    return splitLines(yield* readInput(t.process, path));
  } catch (error) {
    yield* t.fail(`${path}: ${reason(error)}`);
    return undefined;
  }
}

/** join: lines of two sorted files with an equal field. */
export const join = tool(function* (t): Blocking<number> {
  const options = t.options('t:1:2:j:a:v:e:io:', {
    long: { 'ignore-case': 'i', header: 'header', 'nocheck-order': 'nocheck', 'check-order': 'check' },
  });
  if (options.error) return yield* t.badOption(options);
  const [leftPath = '-', rightPath, extra] = options.operands;
  if (extra !== undefined) return yield* t.misuse(`extra operand '${extra}'`);
  if (rightPath === undefined) return yield* t.misuse(`missing operand after '${leftPath}'`);
  const left = yield* lines(t, leftPath);
  const right = left && (yield* lines(t, rightPath));
  if (!left || !right) return 1;
  const separator = options.value('t');
  const split = (line: string) =>
    separator === undefined ? line.trim().split(/[ \t]+/) : line.split(separator === '' ? '\n' : separator);
  const column = (option: '1' | '2') => Number(options.value(option) ?? options.value('j') ?? 1) - 1;
  const [one, two] = [column('1'), column('2')];
  const put = (fields: readonly string[]) => t.put(`${fields.join(separator ?? ' ')}\n`);
  const format = options.value('o')?.split(/[ ,]+/);
  const empty = options.value('e') ?? '';
  const sameCase = (key: string) => (options.has('i') ? key.toLowerCase() : key);
  /** A line of the result: what `-o` asks for, or the key and then the other fields of both sides. */
  const result = (key: string, first: readonly string[] | undefined, second: readonly string[] | undefined) => {
    const sides = [first, second];
    const field = (wanted: string) => {
      if (wanted === '0') return key;
      const [side, number] = wanted.split('.').map(Number);
      return sides[(side ?? 1) - 1]?.[(number ?? 1) - 1] || empty;
    };
    if (format !== undefined && format[0] !== 'auto') return format.map(field);
    return [key, ...(first ? rest(first, one) : []), ...(second ? rest(second, two) : [])];
  };
  const rest = (fields: readonly string[], key: number) => fields.filter((_, i) => i !== key);
  const lonely = (side: '1' | '2') => options.values('a').includes(side) || options.values('v').includes(side);
  const firstRows = left.map(split);
  const secondRows = right.map(split);
  if (options.has('header') && firstRows[0] !== undefined) {
    const first = firstRows.shift() ?? [];
    put(result(first[one] ?? '', first, secondRows.shift() ?? []));
  }
  for (const { key, first, second } of pairs(firstRows, secondRows, (fields, i) =>
    sameCase(fields[i === 0 ? one : two] ?? ''),
  )) {
    const isPair = first !== undefined && second !== undefined;
    if (isPair ? !options.has('v') : lonely(first === undefined ? '2' : '1'))
      put(result(first?.[one] ?? second?.[two] ?? key, first, second));
    yield* t.tick();
  }
  if (options.has('nocheck')) return 0;
  yield* t.flush();
  return yield* checkOrder(t, [
    { path: leftPath, lines: left, keys: left.map((line) => sameCase(split(line)[one] ?? '')) },
    { path: rightPath, lines: right, keys: right.map((line) => sameCase(split(line)[two] ?? '')) },
  ]);
});

type Fields = readonly string[];

/** Goes down both sorted files side by side, as the real join does: what is not sorted finds no partner. */
function* pairs(left: readonly Fields[], right: readonly Fields[], keyOf: (fields: Fields, side: 0 | 1) => string) {
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const [first, second] = [left[i], right[j]];
    const order = first === undefined ? 1 : second === undefined ? -1 : byteOrder(keyOf(first, 0), keyOf(second, 1));
    if (order !== 0) {
      const [fields, side] = order < 0 ? ([first, 0] as const) : ([second, 1] as const);
      const key = keyOf(fields ?? [], side);
      yield { key, first: side === 0 ? first : undefined, second: side === 1 ? second : undefined };
      if (side === 0) i++;
      else j++;
      continue;
    }
    const key = keyOf(first ?? [], 0);
    const from = j;
    for (; i < left.length && keyOf(left[i] ?? [], 0) === key; i++)
      for (j = from; j < right.length && keyOf(right[j] ?? [], 1) === key; j++)
        yield { key, first: left[i], second: right[j] };
  }
}

interface Side {
  readonly path: string;
  readonly lines: readonly string[];
  readonly keys: readonly string[];
}

/** Says which files are not sorted by their key. It matters only where a line of one found no partner in the other. */
function* checkOrder(t: Tool, sides: readonly Side[]): Blocking<number> {
  const [first, second] = sides.map(({ keys }) => new Set(keys));
  const unpaired = sides.some(({ keys }, i) => keys.some((key) => !(i === 0 ? second : first)?.has(key)));
  if (!unpaired) return 0;
  let disordered = false;
  for (const { path, lines, keys } of sides) {
    const bad = keys.findIndex((key, i) => i > 0 && byteOrder(keys[i - 1] ?? '', key) > 0);
    if (bad < 0) continue;
    disordered = true;
    yield* t.fail(`${path}:${bad + 1}: is not sorted: ${lines[bad]}`);
  }
  return disordered ? yield* t.fail('input is not in sorted order') : 0;
}

/** tsort: an order in which whatever stands on the left comes before what stands on its right. */
export const tsort = tool(function* (t): Blocking<number> {
  const [path = '-'] = t.options('').operands;
  const text = yield* lines(t, path);
  if (!text) return 1;
  const words = text.join(' ').split(/\s+/).filter(Boolean);
  const name = path;
  if (words.length % 2 === 1) return yield* t.fail(`${name}: input contains an odd number of tokens`);
  const after = new Map<string, string[]>();
  const waiting = new Map<string, number>();
  for (const word of words) if (!after.has(word)) after.set(word, []);
  for (let i = 0; i < words.length; i += 2) {
    const [before = '', later = ''] = [words[i], words[i + 1]];
    if (before === later) continue;
    after.get(before)?.push(later);
    waiting.set(later, (waiting.get(later) ?? 0) + 1);
  }
  const ready = [...after.keys()].filter((word) => !waiting.get(word));
  let status = 0;
  for (;;) {
    let word = ready.shift();
    if (word === undefined) {
      const loop = findLoop(after);
      if (loop === undefined) return status;
      yield* t.flush();
      status = yield* t.fail(`${name}: input contains a loop:`);
      for (const member of loop) yield* t.fail(member);
      // The loop is cut where it was entered.
      word = loop[0] ?? '';
    }
    t.put(`${word}\n`);
    const followers = after.get(word) ?? [];
    after.delete(word);
    for (const later of followers) {
      const left = (waiting.get(later) ?? 1) - 1;
      waiting.set(later, left);
      if (left === 0 && after.has(later)) ready.push(later);
    }
  }
});

/** Words of a loop among those left, in their order; undefined if nothing is left. */
function findLoop(after: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const [start] = after.keys();
  if (start === undefined) return undefined;
  const seen: string[] = [];
  for (let word: string | undefined = start; word !== undefined; ) {
    if (seen.includes(word)) return seen.slice(seen.indexOf(word));
    seen.push(word);
    word = after.get(word)?.find((later) => after.has(later));
  }
  return seen;
}
