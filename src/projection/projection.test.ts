import { describe, expect, it } from 'vitest';
import { en } from '../locales/en';
import { failingInitRun, handOverRun, twoWaitsRun } from '../testing/builtRuns';
import { causesOf, nextCause, previousCause } from './causes';
import { filesAt } from './files';
import { loggedContainersAt, logsAt } from './logs';
import { eventsAt, objectsAt, podsAt, statusOf } from './objects';
import { stageAt } from './stageAt';
import { terminalAt, terminalChangedAt } from './terminal';
import { timelineOf } from './timeline';
import { transcriptOf } from './transcript';
import { whyAt } from './why/whyAt';

const waits = twoWaitsRun();
const handOver = handOverRun();
const failing = failingInitRun();
const uid = 'uid-myapp-pod';
const sentences: Readonly<Record<string, string>> = en;

const statusAt = (run: typeof waits, t: number): string => {
  const [pod] = podsAt(run, t);
  return pod ? statusOf(run, pod, t).status : '';
};

describe('the documents’ two waits', () => {
  it.each([
    [0, ''],
    [40, 'Pending'],
    [9_000, 'Init:0/2'],
    [16_000, 'Init:1/2'],
    [30_000, 'Running'],
  ])('at %d ms STATUS is %s', (t, status) => expect(statusAt(waits, t)).toBe(status));

  it.each([
    [100, 'waiting', 'waiting', 'waiting'],
    [1_000, 'pulling', 'waiting', 'waiting'],
    [9_000, 'running', 'waiting', 'waiting'],
    [16_000, 'completed', 'running', 'waiting'],
    [30_000, 'completed', 'completed', 'ready'],
  ])('at %d ms its containers are %s, %s, %s', (t, ...states) => {
    const { pod } = stageAt(waits, t);
    expect([...(pod?.initContainers ?? []), ...(pod?.containers ?? [])].map(({ state }) => state)).toEqual(states);
  });

  it('says who waits for whom', () => {
    const { pod, caption } = stageAt(waits, 9_000);
    expect(pod?.containers[0]?.waitsFor?.params).toEqual({ count: 2 });
    expect(pod?.initContainers[1]?.waitsFor?.params).toEqual({ container: 'init-myservice' });
    expect(caption[0]?.params.name).toBe('myservice.default.svc.cluster.local');
    expect(pod?.gate).toMatchObject({ passed: 0, total: 2, open: false });
  });

  it('shows the latest look-up with its answer and the exit of its program', () => {
    const { dns } = stageAt(waits, 9_000);
    expect(dns.lookup).toMatchObject({ program: 'nslookup', exitCode: 1, before: 3, containerName: 'init-myservice' });
    expect(dns.lookup?.questions[0]?.answer).toMatchObject({ ok: false, text: 'NXDOMAIN' });
    expect(dns.records).toEqual([{ name: 'myservice.default.svc.cluster.local', elsewhere: [] }]);
  });

  it('serves objects, Events, logs and the terminal as they were', () => {
    expect(objectsAt(waits, 13_000, 'Service')).toHaveLength(0);
    expect(objectsAt(waits, 14_000, 'Service')).toHaveLength(1);
    expect(eventsAt(waits, 60_000).map(({ event }) => event.reason)).toContain('Pulled');
    expect(logsAt(waits, 3_000, { podUid: uid, container: 'init-myservice' }).lines.map(({ line }) => line)).toEqual([
      "nslookup: can't resolve 'myservice.default.svc.cluster.local'",
      'waiting for myservice',
    ]);
    expect(loggedContainersAt(waits, 16_000).map(({ container }) => container)).toEqual([
      'init-myservice',
      'init-mydb',
    ]);
    expect(terminalAt(waits, 20)).toMatchObject([{ run: 'kubectl apply -f myapp.yaml', output: [] }]);
    expect(terminalAt(waits, 20)[0]).not.toHaveProperty('exitCode');
    expect(terminalAt(waits, 40)[0]).toMatchObject({ exitCode: 0, output: [{ text: 'pod/myapp-pod created\n' }] });
  });

  it('shows the same terminal until it changes', () => {
    for (let t = 0; t <= 30_000; t += 7)
      expect(terminalAt(waits, terminalChangedAt(waits, t))).toEqual(terminalAt(waits, t));
    expect(terminalChangedAt(waits, -1)).toBe(-1);
  });

  it('answers why the app has not started with what has not happened', () => {
    const chain = whyAt(waits, { kind: 'container', podUid: uid, container: 'myapp-container' }, 9_000);
    expect(chain.map(({ said }) => said.code)).toEqual([
      'why.appWaits',
      'why.initRuns',
      'why.programExits',
      'why.answered',
      'why.noService',
      'why.rule.serviceNames',
      'why.rule.initOrder',
    ]);
    expect(chain[4]).toMatchObject({
      end: 'missing',
      said: { params: { service: 'myservice', namespace: 'default' } },
    });
    expect(chain[1]?.yaml?.path).toBe('spec.initContainers[0].command');
  });

  it('ends a chain of what did happen at the command that was typed', () => {
    const chain = whyAt(waits, { kind: 'pod', uid }, 30_000);
    const causes = chain.filter(({ end }) => end !== 'rule');
    expect(causes.map(({ said }) => said.code)).toEqual(['why.status', 'why.ready', 'why.gateOpen', 'why.step']);
    expect(causes.at(-1)?.said.params.command).toBe('kubectl apply -f myapp.yaml');
  });
});

describe('a file handed over', () => {
  it('lies in the volume from when it was written, by whom', () => {
    expect(filesAt(handOver, 1_200, 'uid-init-demo', 'workdir')).toEqual([]);
    expect(filesAt(handOver, 2_000, 'uid-init-demo', 'workdir')).toMatchObject([
      { path: 'index.html', size: 646, by: 'install', createdMs: 1_300, atMs: 1_320 },
    ]);
  });
});

describe('an init container that fails', () => {
  it('backs off, then runs again', () => {
    const stateAt = (t: number) => stageAt(failing, t).pod?.initContainers[0];
    expect(stateAt(1_900)?.state).toBe('failed');
    expect(stateAt(5_000)).toMatchObject({ state: 'back-off', backOff: { fromMs: 1_810, untilMs: 11_810 } });
    expect(stateAt(12_000)).toMatchObject({ state: 'running', attempt: 1 });
  });
});

describe('the timeline', () => {
  it.each([
    ['two waits', waits],
    ['hand over', handOver],
    ['failing', failing],
  ])('%s: segments follow each other without gaps or overlaps', (_, run) => {
    for (const { segments } of timelineOf(run).lanes) {
      for (const [index, { fromMs, untilMs }] of segments.entries()) {
        expect(untilMs).toBeGreaterThan(fromMs);
        expect(segments[index + 1]?.fromMs ?? untilMs).toBe(untilMs);
      }
    }
  });

  it('shows each life of a container that fails', () => {
    const setup = timelineOf(failing).lanes.find(({ container }) => container === 'setup');
    expect(setup?.segments.slice(0, 5).map(({ state }) => state)).toEqual([
      'waiting',
      'running',
      'failed',
      'back-off',
      'running',
    ]);
    expect(setup?.marks.filter(({ kind }) => kind === 'restart')).toHaveLength(3);
  });
});

describe('stepping', () => {
  it('goes forward through every cause and back through the same', () => {
    const forward: number[] = [];
    for (let cause = nextCause(waits, -1); cause; cause = nextCause(waits, cause.atMs)) forward.push(cause.atMs);
    expect(forward).toEqual(causesOf(waits).map(({ atMs }) => atMs));
    const back: number[] = [];
    for (let cause = previousCause(waits, waits.endMs + 1); cause; cause = previousCause(waits, cause.atMs)) {
      back.push(cause.atMs);
    }
    expect(back.reverse()).toEqual(forward);
  });

  it('passes the turns of a loop by, unless every one is asked for', () => {
    const turns = causesOf(waits, 'minor').length - causesOf(waits).length;
    expect(turns).toBeGreaterThan(4);
  });
});

describe('sentences', () => {
  it.each([
    ['two waits', waits],
    ['hand over', handOver],
    ['failing', failing],
  ])('%s: everything that is said has a sentence', (_, run) => {
    const codes = new Set(transcriptOf(run).map(({ said }) => said.code));
    for (const { marks } of timelineOf(run).lanes) for (const { said } of marks) codes.add(said.code);
    for (let t = 0; t < run.endMs; t += 250) {
      const { caption, stations, pod } = stageAt(run, t);
      for (const { code } of [...caption, ...stations.map(({ said }) => said)]) codes.add(code);
      for (const { waitsFor, name } of [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])]) {
        if (waitsFor) codes.add(waitsFor.code);
        const subject = { kind: 'container', podUid: pod?.uid ?? '', container: name } as const;
        for (const { said } of whyAt(run, subject, t)) codes.add(said.code);
      }
    }
    expect([...codes].filter((code) => !(code in sentences))).toEqual([]);
  });
});
