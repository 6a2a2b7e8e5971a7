import { describe, expect, it } from 'vitest';
import { en } from '../../locales/en';
import { handOverRun, twoWaitsRun } from '../../testing/builtRuns';
import { indexOf } from '../runIndex';
import { mountOf } from './files';
import { missingPath } from './output';
import { ruleLinks } from './rules';
import { subjectOfTarget } from './subject';
import { whyAt } from './whyAt';

describe('what was pointed at', () => {
  it.each([
    ['pod/u2', { kind: 'pod', uid: 'u2' }],
    ['u1/web', { kind: 'container', podUid: 'u1', container: 'web' }],
    ['volume/work', { kind: 'volume', podUid: 'u1', volume: 'work' }],
    ['service/test/db', { kind: 'service', namespace: 'test', name: 'db' }],
    ['dns', { kind: 'dns', podUid: 'u1' }],
    ['station/kubelet', { kind: 'station', podUid: 'u1', station: 'kubelet' }],
  ])('%s', (target, subject) => expect(subjectOfTarget(target, 'u1')).toEqual(subject));
});

describe('the path that a program missed', () => {
  it.each([
    ["cat: can't open '/work/x': No such file or directory", '/work/x'],
    ['cat: /work/x: No such file or directory', '/work/x'],
    ['GET /index.html 404', undefined],
  ])('%s', (line, path) => expect(missingPath(line)).toBe(path));
});

it('the innermost mount holds a path', () => {
  const container = {
    name: 'c',
    volumeMounts: [
      { name: 'outer', mountPath: '/data' },
      { name: 'inner', mountPath: '/data/cache/', subPath: 'sub' },
    ],
  };
  expect(mountOf(container, '/data/x')).toMatchObject({ volume: 'outer', inside: 'x' });
  expect(mountOf(container, '/data/cache/y')).toMatchObject({ volume: 'inner', inside: 'sub/y' });
  expect(mountOf(container, '/database')).toBeUndefined();
});

describe('chains', () => {
  const codes = new Set(Object.keys(en));
  const stations = ['kubectl', 'apiserver', 'scheduler', 'kubelet'].map((name) => `station/${name}`);
  it('say only what has a sentence, end in a rule, and never throw, whatever is asked and when', () => {
    for (const run of [twoWaitsRun(), handOverRun()]) {
      const [podUid = ''] = indexOf(run).pods.keys();
      for (let t = 0; t < 30_000; t += 1_500) {
        const asked = [
          'dns',
          'volume/workdir',
          `${podUid}/nginx`,
          `pod/${podUid}`,
          'service/default/myservice',
          ...stations,
        ];
        for (const target of asked) {
          const subject = subjectOfTarget(target, podUid);
          const chain = subject ? whyAt(run, subject, t) : [];
          expect(chain.filter(({ said }) => !codes.has(said.code))).toEqual([]);
          expect(chain.filter(({ page }) => page && !codes.has(page))).toEqual([]);
        }
      }
      for (const event of run.trace) {
        if (event.kind !== 'log') continue;
        const chain = whyAt(run, { kind: 'log', sequence: event.sequence }, event.atMs);
        expect(chain[0]?.said.code).toBe('why.line');
      }
    }
  });

  it('give what a station did last in full, and what it comes from', () => {
    const run = twoWaitsRun();
    const [podUid = ''] = indexOf(run).pods.keys();
    const codesOf = (station: string) =>
      whyAt(run, { kind: 'station', podUid, station }, 20_000).map(({ said }) => said.code);
    expect(codesOf('kubectl')).toEqual(['why.step']);
    expect(codesOf('scheduler').slice(0, 1)).toEqual(['why.station.bound']);
    expect(codesOf('apiserver').slice(0, 1)).toEqual(['why.station.MODIFIED']);
    for (const station of ['apiserver', 'scheduler']) expect(codesOf(station)).toContain('why.step');
  });

  it('name a rule once', () => {
    const said = { code: 'why.noService', params: {} };
    expect(ruleLinks([{ said }, { said }])).toHaveLength(1);
  });
});
