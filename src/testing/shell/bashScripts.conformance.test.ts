import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runShell } from '../shellRun';

interface Recorded {
  readonly id: string;
  readonly script: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

const recorded: { files: Record<string, string>; scripts: readonly Recorded[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'bashScripts.json'), 'utf8'),
);

/**
 * What start-up scripts do with bash, part by part, as bash 5.2.15 of Debian 12 played it: arrays, references, `[[`,
 * extended patterns, printed functions, traps, `set -x`, malformed texts of every kind. All of it has to be the same.
 */
describe('bash', () => {
  test.each(recorded.scripts.map((each) => [each.id, each] as const))('%s', (_id, { id, script, ...printed }) => {
    const { stdout, stderr, exitCode } = runShell({ id, shell: 'bash', script, files: recorded.files });
    expect({ stdout, stderr, exitCode }).toEqual(printed);
  });
});
