import { expect, test } from 'vitest';
import { play } from './shellCli';

test('an entry is played, unknown fields are ignored', () => {
  const entry = {
    id: 'a',
    shell: 'dash',
    script: 'cat rel; echo $Q',
    files: { rel: 'hey\n' },
    env: { Q: '1' },
    more: true,
  };
  expect(play(entry)).toEqual({
    id: 'a',
    shell: 'dash',
    stdout: 'hey\n1\n',
    stderr: '',
    exitCode: 0,
    timeline: [[0, 'out', 'hey\n1\n']],
  });
});

test.each([[null], [5], [{}], [{ shell: 'zsh' }]])('%j cannot be played, and says so', (entry) => {
  expect(play(entry)).toMatchObject({ exitCode: -1, stderr: expect.stringContaining('no such shell') });
});

test('odd values are read as texts', () => {
  const entry = { id: 1, shell: 'bash', script: 7, files: { x: 1 }, env: { A: 2 }, signals: [{ atMs: 'x' }, 3] };
  expect(play(entry)).toMatchObject({ id: '1', exitCode: 127, stderr: 'bash: line 1: 7: command not found\n' });
});

test('what never ends is said to run on', () => {
  expect(play({ id: 'a', shell: 'dash', script: 'while :; do sleep 60; done' })).toMatchObject({
    exitCode: -1,
    notices: ['still running after one virtual hour'],
  });
});
