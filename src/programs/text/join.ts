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
  const [leftPath = '-', rightPath] = options.operands;
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
  const rows = right.map((line) => ({ fields: split(line), used: false }));
  const headings = options.has('header') ? { first: left[0], second: rows.shift() } : undefined;
  if (headings?.first !== undefined) {
    const first = split(headings.first);
    put(result(first[one] ?? '', first, headings.second?.fields ?? []));
  }
  for (const line of headings ? left.slice(1) : left) {
    const fields = split(line);
    const key = fields[one] ?? '';
    const partners = rows.filter((row) => sameCase(row.fields[two] ?? '') === sameCase(key));
    for (const row of partners) {
      row.used = true;
      if (!options.has('v')) put(result(key, fields, row.fields));
    }
    if (partners.length === 0 && lonely('1')) put(result(key, fields, undefined));
    yield* t.tick();
  }
  if (lonely('2')) for (const row of rows) if (!row.used) put(result(row.fields[two] ?? '', undefined, row.fields));
  return 0;
});

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
  let count = 0;
  for (let word = ready.shift(); word !== undefined; word = ready.shift()) {
    t.put(`${word}\n`);
    count++;
    for (const later of after.get(word) ?? []) {
      const left = (waiting.get(later) ?? 1) - 1;
      waiting.set(later, left);
      if (left === 0) ready.push(later);
    }
  }
  if (count === after.size) return 0;
  return yield* t.fail(`${name}: input contains a loop:`);
});
