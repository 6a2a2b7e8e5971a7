import { encodeUtf8 } from '../../process';
import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { baseName, joinPath, readInput, reason, splitLines, type Tool, tool } from '../support/tool';
import { formatNormal, formatUnified, lineDifferences } from './differences';

export const cmp = tool(function* (t): Blocking<number> {
  const options = t.options('sln:', { long: { quiet: 's', silent: 's', verbose: 'l', bytes: 'n' } });
  const [first, second = '-'] = options.operands;
  if (options.error || first === undefined) return yield* t.badOption(options, 2);
  const texts: string[] = [];
  for (const path of [first, second]) {
    try {
      texts.push(yield* readInput(t.process, path));
    } catch (error) {
      return yield* t.failEither(`can't open '${path}': ${reason(error)}`, `${path}: ${reason(error)}`, 2);
    }
  }
  const [left = [], right = []] = texts.map((text) => encodeUtf8(text));
  const at = left.findIndex((byte, i) => byte !== right[i]);
  if (at < 0 && left.length === right.length) return 0;
  if (options.has('s')) return 1;
  if (at < 0 || at >= right.length) {
    const shorter = left.length < right.length ? first : second;
    yield* t.process.error(
      `cmp: EOF on ${shorter}${t.gnu ? ` after byte ${Math.min(left.length, right.length)}` : ''}`,
    );
    return 1;
  }
  const line = left.slice(0, at).filter((byte) => byte === 10).length + 1;
  t.put(`${first} ${second} differ: char ${at + 1}, line ${line}\n`);
  return 1;
});

export const diff = tool(function* (t): Blocking<number> {
  const options = t.options('abBdiqrsTtuwNU:L:S:', {
    long: { brief: 'q', recursive: 'r', unified: 'u', 'ignore-case': 'i', 'ignore-all-space': 'w', 'new-file': 'N' },
  });
  const [first, second] = options.operands;
  if (options.error || first === undefined || second === undefined) {
    if (t.gnu && !options.error)
      yield* t.fail(first === undefined ? "missing operand after 'diff'" : `missing operand after '${first}'`);
    return yield* t.badOption(options, 2);
  }
  return yield* comparePaths(t, options, first, second);
});

function* comparePaths(t: Tool, options: Options, first: string, second: string): Blocking<number> {
  const isDirectory = (path: string) => path !== '-' && t.process.tryStat(path)?.type === 'directory';
  if (isDirectory(first) && isDirectory(second)) return yield* compareDirectories(t, options, first, second);
  const left = isDirectory(first) ? joinPath(first, baseName(second)) : first;
  const right = isDirectory(second) ? joinPath(second, baseName(first)) : second;
  return yield* compareFiles(t, options, left, right);
}

function* compareDirectories(t: Tool, options: Options, first: string, second: string): Blocking<number> {
  const names = new Set([...t.process.readDirectory(first), ...t.process.readDirectory(second)]);
  let status = 0;
  for (const name of [...names].sort()) {
    const left = joinPath(first, name);
    const right = joinPath(second, name);
    const missing = !t.process.exists(left) ? second : !t.process.exists(right) ? first : undefined;
    if (missing !== undefined && !options.has('N')) {
      t.put(`Only in ${missing}: ${name}\n`);
      status = 1;
    } else if (options.has('r') || t.process.tryStat(left)?.type !== 'directory')
      status = Math.max(status, yield* comparePaths(t, options, left, right));
  }
  return status;
}

function* compareFiles(t: Tool, options: Options, first: string, second: string): Blocking<number> {
  const texts: string[] = [];
  for (const path of [first, second]) {
    try {
      texts.push(options.has('N') && !t.process.exists(path) ? '' : yield* readInput(t.process, path));
    } catch (error) {
      return yield* t.failEither(`can't stat '${path}': ${reason(error)}`, `${path}: ${reason(error)}`, 2);
    }
  }
  const [left = '', right = ''] = texts;
  const key = (line: string) => {
    const spaced = options.has('w')
      ? line.replace(/\s+/g, '')
      : options.has('b')
        ? line.replace(/\s+/g, ' ').trimEnd()
        : line;
    return options.has('i') ? spaced.toLowerCase() : spaced;
  };
  const a = splitLines(left);
  const b = splitLines(right);
  const hunks = lineDifferences(a.map(key), b.map(key));
  const endsDiffer = left.endsWith('\n') !== right.endsWith('\n') && left !== '' && right !== '';
  if (hunks.length === 0 && !endsDiffer) {
    if (options.has('s')) t.put(`Files ${first} and ${second} are identical\n`);
    return 0;
  }
  if (options.has('q')) t.put(`Files ${first} and ${second} differ\n`);
  else if (t.gnu && !options.has('u') && !options.has('U')) t.put(formatNormal(a, b, hunks));
  else {
    const names = options.values('L');
    t.put(
      `--- ${names[0] ?? first}\n+++ ${names[1] ?? second}\n${formatUnified(a, b, hunks, Number(options.value('U') ?? 3))}`,
    );
  }
  return 1;
}
