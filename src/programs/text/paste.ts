import type { Blocking } from '../../process/types';
import { readInput, reason, splitLines, type Tool, tool } from '../support/tool';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', '0': '' };

export const paste = tool(function* (t): Blocking<number> {
  const options = t.options('sd:z', { long: { serial: 's', delimiters: 'd' }, busybox: 'sd:' });
  if (options.error) return yield* t.badOption(options);
  const given = options.value('d') ?? '\t';
  if (!t.gnu && given === '') return yield* t.fail("-d '' is not supported");
  if (t.gnu && /(?:^|[^\\])(?:\\\\)*\\$/.test(given))
    return yield* t.fail(`delimiter list ends with an unescaped backslash: ${given}`);
  const glue = [...given.matchAll(/\\([\s\S])|[\s\S]/g)].map(([whole, escaped]) =>
    escaped === undefined ? whole : (ESCAPES[escaped] ?? escaped),
  );
  const join = (parts: readonly string[]) =>
    parts.map((part, i) => (i === 0 ? part : (glue[(i - 1) % Math.max(1, glue.length)] ?? '') + part)).join('');
  const paths = options.operands.length > 0 ? options.operands : ['-'];
  const files = new Map<string, string[]>();
  for (const path of paths) {
    if (files.has(path) && path === '-') continue;
    try {
      files.set(path, splitLines(yield* readInput(t.process, path)));
    } catch (error) {
      return yield* t.fail(`${path}: ${reason(error)}`);
    }
  }
  if (options.has('s')) {
    for (const path of paths) {
      const lines = files.get(path)?.splice(0) ?? [];
      if (t.gnu || lines.length > 0) t.put(`${join(lines)}\n`);
    }
    return 0;
  }
  if (!t.gnu) {
    pasteBusybox(t, paths, files, glue);
    return 0;
  }
  // Standard input given twice is read in turns.
  const columns = paths.map((path) => (path === '-' ? (files.get('-') ?? []) : [...(files.get(path) ?? [])]));
  while (columns.some((column) => column.length > 0)) {
    t.put(`${join(columns.map((column) => column.shift() ?? ''))}\n`);
  }
  return 0;
});

/** Each line is followed by the delimiter of its column, the last column's by a newline: what ends early ends no line. */
function pasteBusybox(
  t: Tool,
  paths: readonly string[],
  files: ReadonlyMap<string, string[]>,
  glue: readonly string[],
): void {
  const own = paths.map((path) => (path === '-' ? (files.get('-') ?? []) : [...(files.get(path) ?? [])]));
  const open = new Set(own.keys());
  while (open.size > 0)
    for (const [i, lines] of own.entries()) {
      if (!open.has(i)) continue;
      const line = lines.shift();
      if (line === undefined) open.delete(i);
      else t.put(line + (i === own.length - 1 ? '\n' : (glue[i % Math.max(1, glue.length)] ?? '')));
    }
}
