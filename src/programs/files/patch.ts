import type { Blocking } from '../../process/types';
import { readInput, reason, splitLines, type Tool, tool } from '../support/tool';

interface Hunk {
  /** Line of the old file, from 0. */
  readonly at: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

interface FilePatch {
  readonly path: string;
  readonly hunks: Hunk[];
}

/** patch: applies unified differences. A hunk may stand elsewhere, but its context must be there to the letter. */
export const patch = tool(function* (t): Blocking<number> {
  const options = t.options('p:i:RNEs', { long: { strip: 'p', input: 'i', reverse: 'R' } });
  if (options.error) return yield* t.badOption(options);
  const [target, given = '-'] = options.operands;
  let text: string;
  try {
    text = yield* readInput(t.process, options.value('i') ?? given);
  } catch (error) {
    return yield* t.fail(`can't open '${options.value('i') ?? given}': ${reason(error)}`);
  }
  let failed = 0;
  for (const file of readPatch(text, Number(options.value('p') ?? 0))) {
    const path = target ?? file.path;
    t.put(`patching file ${path}\n`);
    failed += yield* apply(t, path, file.hunks, options.has('R'));
  }
  return failed > 0 ? 1 : 0;
});

function readPatch(text: string, strip: number): readonly FilePatch[] {
  const files: FilePatch[] = [];
  let hunk: { at: number; before: string[]; after: string[] } | undefined;
  const nameOf = (line: string) => {
    const name = line.slice(4).split('\t')[0] ?? '';
    return name.split('/').slice(strip).join('/');
  };
  let oldName = '';
  for (const line of splitLines(text)) {
    const header = /^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@/.exec(line);
    if (header) {
      hunk = { at: Math.max(0, Number(header[1]) - 1), before: [], after: [] };
      files.at(-1)?.hunks.push(hunk);
    } else if (line.startsWith('--- ')) {
      oldName = nameOf(line);
      hunk = undefined;
    } else if (line.startsWith('+++ ')) {
      files.push({ path: nameOf(line) === '/dev/null' ? oldName : nameOf(line), hunks: [] });
    } else if (hunk && /^[ +-]|^$/.test(line)) {
      if (!line.startsWith('+')) hunk.before.push(line.slice(1));
      if (!line.startsWith('-')) hunk.after.push(line.slice(1));
    }
  }
  return files;
}

/** How many hunks did not fit. */
function* apply(t: Tool, path: string, hunks: readonly Hunk[], reverse: boolean): Blocking<number> {
  let lines: string[] = [];
  try {
    if (t.process.exists(path)) lines = splitLines(t.process.readFile(path));
    let moved = 0;
    let failed = 0;
    for (const [i, hunk] of hunks.entries()) {
      yield* t.tick();
      const [before, after] = reverse ? [hunk.after, hunk.before] : [hunk.before, hunk.after];
      const at = find(lines, before, hunk.at + moved);
      if (at < 0) {
        failed++;
        t.put(`Hunk #${i + 1} FAILED at ${hunk.at + 1}.\n`);
        continue;
      }
      lines.splice(at, before.length, ...after);
      moved += after.length - before.length;
    }
    if (failed > 0) t.put(`${failed} out of ${hunks.length} hunk${hunks.length === 1 ? '' : 's'} FAILED\n`);
    t.process.writeFile(path, lines.map((line) => `${line}\n`).join(''));
    return failed;
  } catch (error) {
    return yield* t.fail(`can't open '${path}': ${reason(error)}`);
  }
}

/** Where the lines stand, nearest to where they are expected. */
function find(lines: readonly string[], wanted: readonly string[], expected: number): number {
  const fits = (at: number) => at >= 0 && wanted.every((line, i) => lines[at + i] === line);
  for (let distance = 0; distance <= lines.length; distance++) {
    if (fits(expected + distance)) return expected + distance;
    if (fits(expected - distance)) return expected - distance;
  }
  return -1;
}
