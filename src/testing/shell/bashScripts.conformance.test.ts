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

interface Recording {
  readonly files: Record<string, string>;
  readonly scripts: readonly Recorded[];
}

const RECORDINGS = ['bashScripts.json', 'bashProbes.json'] as const;

function read(file: string): Recording {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

/**
 * What start-up scripts do with bash, part by part, and what may go wrong in each, as bash 5.2.15 of Debian 12 played it: arrays, references, `[[`,
 * extended patterns, printed functions, traps, `set -x`, malformed texts of every kind. All of it has to be the same.
 */
describe.each(RECORDINGS)('bash, %s', (file) => {
  const recorded = read(file);
  test.each(recorded.scripts.map((each) => [each.id, each] as const))('%s', (_id, { id, script, ...printed }) => {
    const { stdout, stderr, exitCode } = runShell({ id, shell: 'bash', script, files: recorded.files });
    expect({ stdout, stderr, exitCode }).toEqual(printed);
  });
});
