import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../process/types';
import { runShell } from '../shellRun';

interface Probe {
  readonly id: string;
  readonly script: string;
  /** What the real shells of Debian 12 made of it; shells that agree share an entry. */
  readonly real: readonly { shells: readonly Dialect[]; stdout: string; stderr: string; exitCode: number }[];
}

const { files, scripts }: { files: Record<string, string>; scripts: readonly Probe[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'posixProbes.json'), 'utf8'),
);

/**
 * Questions put to busybox 1.35 and dash by hand: aliases, traps, jobs and signals, options, getopts, `set -e`, redirections,
 * messages and their lines. Unlike the generated scripts, all of them must stay as the real shells have them.
 */
describe.each(['busybox-1.35', 'dash'] as const)('%s answers as the real one', (shell) => {
  const asked = scripts.flatMap(({ id, script, real }) => {
    const printed = real.find(({ shells }) => shells.includes(shell));
    return printed ? [{ id, script, printed }] : [];
  });
  test.each(asked)('$id $script', ({ id, script, printed: { stdout, stderr, exitCode } }) => {
    expect(runShell({ id, shell, script, files })).toMatchObject({ stdout, stderr, exitCode });
  });
});
