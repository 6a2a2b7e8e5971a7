import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../process/types';
import { runShell } from '../shellRun';

/**
 * Generated command lines with what the real programs printed: busybox 1.35 as Debian builds it, and Debian 12's own
 * (coreutils 9.1, grep 3.8, sed 4.9, mawk 1.3.4, findutils, diffutils, tar), as PID 1 in /w over the same files. Lines
 * that hang on the clock, the machine or the order of a folder are left out, and of the rest those on which Podflight is
 * known to differ: this holds what was reached, it does not measure it.
 */
interface Recording {
  readonly files: Readonly<Record<string, string>>;
  readonly cases: readonly {
    readonly id: string;
    readonly shell: Dialect;
    readonly script: string;
    readonly stdout: string;
    readonly stderr: string;
    readonly exitCode: number;
  }[];
}

const TARGET = 99.5;

const { files, cases }: Recording = JSON.parse(readFileSync(join(import.meta.dirname, 'programs.json'), 'utf8'));

describe.each([...new Set(cases.map(({ shell }) => shell))])('programs under %s', (shell) => {
  const own = cases.filter((recorded) => recorded.shell === shell);
  const misses = { output: [] as string[], stderr: [] as string[] };
  for (const { id, script, stdout, stderr, exitCode } of own) {
    const result = runShell({ id, shell, script, files });
    const shown = JSON.stringify({ script, exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr });
    if (result.stdout !== stdout || result.exitCode !== exitCode) misses.output.push(shown);
    if (result.stderr !== stderr) misses.stderr.push(shown);
  }
  const percent = (missed: readonly string[]) => 100 - (missed.length * 100) / own.length;

  test('print and exit as the real ones', () => {
    expect(own.length).toBeGreaterThan(200);
    expect(percent(misses.output), misses.output.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(TARGET);
  });

  test('complain as the real ones', () => {
    expect(percent(misses.stderr), misses.stderr.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(TARGET);
  });
});
