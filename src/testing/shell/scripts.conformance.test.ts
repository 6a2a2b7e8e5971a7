import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../process/types';
import { runShell, type ShellCase } from '../shellRun';

interface Recorded extends ShellCase {
  stdout: string;
  stderr: string;
  exitCode: number;
  combined?: string;
  /** The real shell did not give the same twice: not counted. */
  flaky?: boolean;
}

const TARGET = { output: 99.5, stderr: 98 };
const SHELLS: readonly Dialect[] = ['busybox-1.28', 'busybox-1.35', 'dash', 'bash'];

const recordings = (
  JSON.parse(readFileSync(join(import.meta.dirname, 'conformance.json'), 'utf8')) as readonly Recorded[]
).filter(({ flaky }) => !flaky);

/** Runs every script, and says in which ones what was printed or the exit code differ. */
function score(shell: Dialect): { output: number; stderr: number; misses: readonly string[] } {
  const cases = recordings.filter((recorded) => recorded.shell === shell);
  const misses: string[] = [];
  let output = 0;
  let stderr = 0;
  for (const recorded of cases) {
    const { difference, sameOutput, sameStderr } = compare(recorded);
    if (sameOutput) output++;
    if (sameStderr) stderr++;
    if (difference) misses.push(`${recorded.id}: ${difference}`);
  }
  return { output: (output * 100) / cases.length, stderr: (stderr * 100) / cases.length, misses };
}

function compare(recorded: Recorded): { difference: string; sameOutput: boolean; sameStderr: boolean } {
  try {
    const result = runShell(recorded);
    const sameOutput = result.stdout === recorded.stdout && result.exitCode === recorded.exitCode;
    const sameStderr = result.stderr === recorded.stderr;
    const parts = [
      result.exitCode === recorded.exitCode ? '' : `exit ${result.exitCode}, not ${recorded.exitCode}`,
      result.stdout === recorded.stdout ? '' : `stdout ${short(result.stdout)}, not ${short(recorded.stdout)}`,
      sameStderr ? '' : `stderr ${short(result.stderr)}, not ${short(recorded.stderr)}`,
    ];
    return { difference: parts.filter(Boolean).join('; '), sameOutput, sameStderr };
  } catch (error) {
    return { difference: String(error), sameOutput: false, sameStderr: false };
  }
}

const short = (text: string): string => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);

describe.each(SHELLS)('%s prints what the real one printed', (shell) => {
  const { output, stderr, misses } = score(shell);
  console.log(`${shell}: stdout and exit code ${output.toFixed(2)} %, stderr ${stderr.toFixed(2)} %`);
  const report = misses.slice(0, 40).join('\n');

  test('stdout and exit code', () => {
    expect(output, report).toBeGreaterThanOrEqual(TARGET.output);
  });

  test('stderr to the byte', () => {
    expect(stderr, report).toBeGreaterThanOrEqual(TARGET.stderr);
  });
});
