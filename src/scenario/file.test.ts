import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from './duration';
import { readScenarioFile } from './file';

describe('scenario files', () => {
  it('read times as durations', () => {
    const read = readScenarioFile(
      'namespace: test\nfiles: {}\nsteps:\n  - at: 1m30s\n    run: kubectl get pods\nuntil: 2m\n',
    );
    expect(read).toMatchObject({
      ok: true,
      scenario: { namespace: 'test', steps: [{ atMs: 90_000, run: 'kubectl get pods' }], untilMs: 120_000 },
    });
  });

  it.each([
    ['a: [', { code: 'not-an-object', path: '' }],
    ['just text', { code: 'not-an-object', path: '' }],
    ['kubernetes: "1.19"', { code: 'unknown-version', path: 'kubernetes' }],
    ['steps: [{at: soon, run: x}]', { code: 'wrong-type', path: 'steps[0].atMs' }],
    ['steps: [{at: 1s}]', { code: 'wrong-type', path: 'steps[0].run' }],
    ['namespace: Not_A_Name', { code: 'bad-name', path: 'namespace' }],
    ['until: 100h', { code: 'too-large', path: 'untilMs' }],
  ])('%s names the problem', (text, problem) => {
    expect(readScenarioFile(text)).toEqual({ ok: false, problem });
  });
});

describe('durations', () => {
  it.each([
    ['0s', 0],
    ['1m30s', 90_000],
    ['250ms', 250],
    ['2h', 7_200_000],
    ['1.5s', 1500],
  ])('%s is %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
    expect(parseDuration(formatDuration(ms))).toBe(ms);
  });
  it('refuses what is none', () => expect(parseDuration('soon')).toBeUndefined());
});
