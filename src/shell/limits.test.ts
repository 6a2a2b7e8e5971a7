import { describe, expect, it } from 'vitest';
import type { Limits } from '../process/limits';
import { createTestContainer } from '../testing/processes';
import { shellProgram } from './shellProgram';

const SHELLS = ['busybox-1.28', 'busybox-1.35', 'dash', 'bash'] as const;

/** What a script does until it is stopped, and the limit that must be named then. */
const HOSTILE: readonly (readonly [limit: keyof Limits, allowed: number, script: string, named: string])[] = [
  ['steps', 5000, 'while :; do :; done', 'steps'],
  ['steps', 5000, 'f() { while :; do x=$(echo a); done; }; f', 'steps'],
  ['outputCharacters', 2000, 'while :; do echo text; done', 'output'],
  ['fileBytes', 2000, 'while :; do echo text >>/tmp/file; done', 'files'],
  ['processes', 20, 'while :; do (while :; do wait; done) & done', 'processes'],
];

describe.each(SHELLS)('%s', (shell) => {
  it.each(HOSTILE)('stops at the limit of %s (%d) and names it: %s', (limit, allowed, script, named) => {
    const test = createTestContainer({ sh: shellProgram(shell) }, { limits: { [limit]: allowed } });
    test.start(['sh', '-c', script]);
    test.run();
    expect(test.exit).toEqual({ exitCode: 137, signal: 'KILL', limit: named });
    expect(test.notices).toContainEqual({ code: 'limit-reached', params: { limit: named } });
  });

  it('ends endless recursion by itself', () => {
    const test = createTestContainer({ sh: shellProgram(shell) });
    test.start(['sh', '-c', 'f() { f; }; f']);
    test.run();
    expect(test.exit?.exitCode).toBeGreaterThan(0);
  });
});
