import type { Blocking } from '../../process/types';
import { readInput, reason, splitLines, type Tool, tool } from '../support/tool';

interface Hunk {
  /** Line of the old file, from 0. */
  readonly at: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** As the patch has them. */
  readonly lines: readonly string[];
}

interface FilePatch {
  readonly path: string;
  readonly hunks: Hunk[];
}

/** patch: applies unified differences. A hunk may stand elsewhere, but its context must be there to the letter. */
export const patch = tool(function* (t): Blocking<number> {
  const options = t.options('p:i:RNEs', {
    long: { strip: 'p', input: 'i', reverse: 'R', forward: 'N', 'dry-run': 'dry' },
    busyboxLong: 'strip input reverse forward dry-run',
  });
  if (options.error) return yield* t.badOption(options);
  const [target, given = '-'] = options.operands;
  let text: string;
  try {
    text = yield* readInput(t.process, options.value('i') ?? given);
  } catch (error) {
    return yield* t.fail(`can't open '${options.value('i') ?? given}': ${reason(error)}`);
  }
  let failed = 0;
  const files = readPatch(t, text, Number(options.value('p') ?? 0));
  if (files.length === 0 && t.gnu) {
    yield* t.process.error('patch: **** Only garbage was found in the patch input.');
    return 2;
  }
  const modes = { reverse: options.has('R'), dry: options.has('dry') };
  for (const file of files) {
    const path = target ?? file.path;
    t.put(`${modes.dry && t.gnu ? 'checking' : 'patching'} file ${path}\n`);
    failed += yield* apply(t, path, file.hunks, modes);
  }
  return failed > 0 ? 1 : 0;
});

function readPatch(t: Tool, text: string, strip: number): readonly FilePatch[] {
  const files: FilePatch[] = [];
  let hunk: { at: number; before: string[]; after: string[]; lines: string[] } | undefined;
  const nameOf = (line: string) => {
    const name = line.slice(4).split('\t')[0] ?? '';
    return name.split('/').slice(strip).join('/');
  };
  let oldName = '';
  for (const line of splitLines(text)) {
    const header = /^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@/.exec(line);
    if (header) {
      hunk = { at: Math.max(0, Number(header[1]) - 1), before: [], after: [], lines: [] };
      files.at(-1)?.hunks.push(hunk);
    } else if (line.startsWith('--- ')) {
      oldName = nameOf(line);
      hunk = undefined;
    } else if (line.startsWith('+++ ')) {
      const newName = nameOf(line);
      // GNU patches the file of the two that is there, the old one first.
      const isOld = newName === '/dev/null' || (t.gnu && t.process.exists(oldName));
      files.push({ path: isOld ? oldName : newName, hunks: [] });
    } else if (hunk && /^[ +-]|^$/.test(line)) {
      hunk.lines.push(line);
      if (!line.startsWith('+')) hunk.before.push(line.slice(1));
      if (!line.startsWith('-')) hunk.after.push(line.slice(1));
    }
  }
  return files;
}

interface Modes {
  readonly reverse: boolean;
  /** Only whether it fits is looked at. */
  readonly dry: boolean;
}

/** busybox shows the hunk itself on standard error. */
function* sayFailed(t: Tool, hunk: Hunk, number: number, count: number): Blocking<void> {
  if (t.gnu) {
    t.put(`Hunk #${number} FAILED at ${hunk.at + 1}.\n`);
    return;
  }
  yield* t.flush();
  yield* t.process.error(`Hunk ${number} FAILED ${number}/${count}.`);
  for (const line of hunk.lines) yield* t.process.error(line);
}

/** How many hunks did not fit. */
function* apply(t: Tool, path: string, hunks: readonly Hunk[], modes: Modes): Blocking<number> {
  let lines: string[] = [];
  try {
    if (t.process.exists(path)) lines = splitLines(t.process.readFile(path));
    let moved = 0;
    let failed = 0;
    for (const [i, hunk] of hunks.entries()) {
      yield* t.tick();
      const [before, after] = modes.reverse ? [hunk.after, hunk.before] : [hunk.before, hunk.after];
      const at = find(lines, before, hunk.at + moved);
      if (at < 0) {
        failed++;
        yield* sayFailed(t, hunk, i + 1, hunks.length);
        continue;
      }
      lines.splice(at, before.length, ...after);
      moved += after.length - before.length;
    }
    if (failed > 0 && t.gnu) {
      const saved = modes.dry ? '' : ` -- saving rejects to file ${path}.rej`;
      t.put(`${failed} out of ${hunks.length} hunk${hunks.length === 1 ? '' : 's'} FAILED${saved}\n`);
    }
    if (modes.dry || failed === hunks.length) return failed;
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
