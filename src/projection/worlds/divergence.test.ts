import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine/simulate';
import type { Scenario } from '../../scenario/scenario';
import { alike, firstDifference, firstDivergence } from './divergence';
import type { Wave } from './podWaves';
import { worldsOf } from './worlds';

/** `a0 b500 a700`: values with the moment from which they hold. */
const wave = (text: string): Wave =>
  text.split(' ').map((turn) => ({ value: turn.replace(/\d+$/, ''), atMs: Number(/\d+$/.exec(turn)?.[0]) }));

describe('firstDifference', () => {
  it.each([
    ['never', ['a0 b500', 'a0 b500'], undefined],
    ['from a moment on', ['a0', 'a0 b5000'], [5000, 'a|b']],
    ['in one of three', ['a0 b10', 'a0 b10', 'a0 c10'], [10, 'b|b|c']],
    ['only for a blink', ['a0 b5000', 'a0 b5400'], undefined],
    ['a blink first, then for good', ['a0 b100 c5000', 'a0 b300 d5000'], [5000, 'c|d']],
    ['for a while', ['a0 b5000 c9000', 'a0 c9000'], [5000, 'b|a']],
    ['by a value that soon becomes another', ['a0 b5000 c5200', 'a0'], [5000, 'c|a']],
    ['at the very end, too short to tell', ['a0', 'a0 b29500'], undefined],
    ['after the end', ['a0', 'a0 b31000'], undefined],
    ['by being there', ['a4000', 'a0'], [0, '|a']],
  ] as const)('%s', (_, waves, expected) => {
    const found = firstDifference(waves.map(wave), 30_000, 1000);
    expect(found && [found.atMs, found.values.join('|')]).toEqual(expected);
  });

  it('is the same whichever world comes first', () => {
    const waves = ['a0 b5000', 'a0 c7000', 'a0 b5100'].map(wave);
    expect(firstDifference(waves, 30_000, 1000)?.atMs).toBe(5000);
    expect(firstDifference([...waves].reverse(), 30_000, 1000)?.atMs).toBe(5000);
  });
});

const FAILING = `apiVersion: v1
kind: Pod
metadata:
  name: p
spec:
  initContainers:
  - name: migrate
    image: busybox:1.36
    command: ['sh', '-c', 'sleep 2; exit 1']
  containers:
  - name: app
    image: busybox:1.36
    command: ['sleep', '3600']
`;

describe('firstDivergence', () => {
  const given: Scenario = {
    kubernetes: '1.36',
    namespace: 'default',
    files: { 'pod.yaml': FAILING },
    steps: [{ atMs: 0, run: 'kubectl apply -f pod.yaml' }],
    untilMs: 90_000,
    node: { images: ['busybox:1.36'] },
  };
  const runs = worldsOf('policy', given, given).map(({ scenario }) => simulate(scenario));

  it('of three policies is where Never gives up and the others try again', () => {
    const found = firstDivergence(runs);
    expect(found).toMatchObject({ pod: 'p', of: 'status' });
    expect(found?.atMs).toBeGreaterThan(2000);
    expect(found?.atMs).toBeLessThan(6000);
    expect(found?.values[0]).toBe(found?.values[1]);
    expect(found?.values[2]).not.toBe(found?.values[0]);
  });

  it('tells which worlds are alike', () => expect(alike(runs)).toEqual([0, 0, 2]));

  it('does not differ from itself', () =>
    expect(firstDivergence([runs[0], runs[0]].flatMap((run) => run ?? []))).toBeUndefined());

  it('of a change of one name is that another Pod is there', () => {
    const renamed = simulate({ ...given, files: { 'pod.yaml': FAILING.replace('name: p\n', 'name: q\n') } });
    const [first] = runs;
    expect(first && firstDivergence([first, renamed])?.values).toContain('');
  });
});
