/** What holds of every run, whatever the Pod: properties of the whole engine over random Pods and what is done to them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pod } from '../api/core';
import type { Scenario } from '../scenario/scenario';
import type { ContainerExited, ContainerStarted, Run, TraceEvent } from './run';
import { simulate } from './simulate';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 120);
/** The seed is printed with a failure; it is fixed, so that a failure comes back. */
const PARAMETERS = { numRuns: RUNS, seed: Number(process.env.PROPERTY_SEED ?? 20261120) } as const;

const policy = fc.constantFrom('Always', 'OnFailure', 'Never');
const seconds = fc.integer({ min: 0, max: 6 });
const exitCode = fc.constantFrom(0, 0, 0, 0, 0, 1, 3, 42);
const image = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('busybox:1.36', 'busybox:1.28') },
  { weight: 1, arbitrary: fc.constant('busybox:9.99') },
);

/** What a container does: ends after a while, traps TERM, or cannot be started. */
const command = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(seconds, exitCode).map(([s, code]) => `sleep ${s}; exit ${code}`) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(seconds, exitCode)
      .map(([s, code]) => `trap 'exit ${code}' TERM; while true; do sleep ${s + 1}; done`),
  },
  { weight: 1, arbitrary: fc.constant(`[ -f /data/done ] || { touch /data/done; exit 7; }`) },
  { weight: 1, arbitrary: fc.constant('until nslookup web.default.svc.cluster.local; do sleep 2; done') },
  { weight: 1, arbitrary: fc.constant('') },
);

const probe = fc.record({
  exec: fc.constantFrom({ command: ['true'] }, { command: ['false'] }, { command: ['test', '-f', '/data/done'] }),
  periodSeconds: fc.integer({ min: 1, max: 3 }),
  failureThreshold: fc.integer({ min: 1, max: 3 }),
});

const rules = fc.array(
  fc.record({
    action: fc.constantFrom('Restart', 'RestartAllContainers'),
    exitCodes: fc.record({ operator: fc.constantFrom('In', 'NotIn'), values: fc.constantFrom([42], [3, 7]) }),
  }),
  { minLength: 1, maxLength: 2 },
);

const base = (name: string) =>
  fc.record({ name: fc.constant(name), image, script: command }).map(({ script, ...rest }) => ({
    ...rest,
    command: script === '' ? ['nope'] : ['sh', '-c', script],
    volumeMounts: [{ name: 'data', mountPath: '/data' }],
  }));

const optional = <T>(arbitrary: fc.Arbitrary<T>, freq = 3) => fc.option(arbitrary, { nil: undefined, freq });

const own = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ restartPolicy: fc.constantFrom('OnFailure', 'Never') }) },
  {
    weight: 1,
    arbitrary: fc.record({ restartPolicy: fc.constantFrom('OnFailure', 'Never'), restartPolicyRules: rules }),
  },
);

const regularInit = (name: string) => fc.tuple(base(name), own).map(([a, b]) => ({ ...a, ...b }));
const sidecar = (name: string) =>
  fc.tuple(base(name), optional(probe, 2)).map(([container, startupProbe]) => ({
    ...container,
    restartPolicy: 'Always',
    ...(startupProbe ? { startupProbe } : {}),
  }));
const app = (name: string) =>
  fc.tuple(base(name), own, optional(probe), optional(probe)).map(([container, rest, live, ready]) => ({
    ...container,
    ...rest,
    ...(live ? { livenessProbe: live } : {}),
    ...(ready ? { readinessProbe: ready } : {}),
  }));

const action = fc.oneof(
  fc.constantFrom(
    'kubectl delete pod demo --wait=false',
    'kubectl delete pod demo --force --grace-period=0',
    'node-restart-sandbox demo',
    'kubectl create service clusterip web --tcp=80:80',
    'kubectl set image pod/demo app-0=busybox:1.28',
    'kubectl set image pod/demo "*=busybox:1.36"',
    'kubectl exec demo -- touch /data/done',
  ),
);

const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    seed: fc.integer({ min: 1, max: 1000 }),
    restartPolicy: policy,
    terminationGracePeriodSeconds: fc.integer({ min: 0, max: 5 }),
    activeDeadlineSeconds: optional(fc.integer({ min: 3, max: 30 }), 5),
    initContainers: fc
      .array(fc.boolean(), { maxLength: 4 })
      .chain((kinds) => fc.tuple(...kinds.map((isSidecar, i) => (isSidecar ? sidecar : regularInit)(`init-${i}`)))),
    containers: fc
      .integer({ min: 1, max: 3 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => app(`app-${i}`)))),
    actions: fc.array(fc.tuple(fc.integer({ min: 1, max: 50_000 }), action), { maxLength: 3 }),
  })
  .map(({ seed, actions, activeDeadlineSeconds, ...spec }) => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'demo' },
      spec: {
        ...spec,
        ...(activeDeadlineSeconds === undefined ? {} : { activeDeadlineSeconds }),
        volumes: [{ name: 'data', emptyDir: {} }],
      },
    };
    return {
      kubernetes: '1.36',
      namespace: 'default',
      files: { 'pod.json': JSON.stringify(pod) },
      steps: [
        { atMs: 0, run: 'kubectl apply -f pod.json' },
        ...actions.map(([atMs, run]) => ({ atMs, run, background: true })).sort((a, b) => a.atMs - b.atMs),
      ],
      untilMs: 60_000,
      node: { images: ['busybox:1.28', 'busybox:1.36'] },
      seed,
    };
  });

/** The runs of all examples, once: every property looks at the same ones. */
const runs: readonly Run[] = fc.sample(scenario, PARAMETERS).map((one) => simulate(one));

const each = (name: string, check: (run: Run) => void) =>
  it(name, () => {
    for (const [index, run] of runs.entries())
      try {
        check(run);
      } catch (error) {
        throw new Error(`example ${index} of seed ${PARAMETERS.seed}: ${JSON.stringify(run.scenario)}`, {
          cause: error,
        });
      }
  });

const podsOf = (run: Run): Pod[] =>
  run.trace.flatMap((event) =>
    event.kind === 'object' && event.object.kind === 'Pod' && event.type !== 'DELETED' ? [event.object as Pod] : [],
  );

const isKind = <K extends TraceEvent['kind']>(event: TraceEvent, kind: K): event is TraceEvent & { kind: K } =>
  event.kind === kind;

const namesOf = (run: Run, kind: 'regular' | 'sidecar'): string[] =>
  (podsOf(run)[0]?.spec.initContainers ?? [])
    .filter(({ restartPolicy }) => (restartPolicy === 'Always') === (kind === 'sidecar'))
    .map(({ name }) => name);

describe('every run', () => {
  it('is the same for the same scenario, byte by byte', () => {
    for (const run of runs.slice(0, 20))
      expect(JSON.stringify(simulate(run.scenario).trace)).toBe(JSON.stringify(run.trace));
  });

  it('is worth looking at', () => {
    const count = (matches: (run: Run) => boolean) => runs.filter(matches).length;
    expect(count((run) => podsOf(run).length > 0)).toBeGreaterThan(RUNS * 0.8);
    expect(count((run) => run.trace.some((event) => event.kind === 'back-off'))).toBeGreaterThan(RUNS * 0.2);
    expect(count((run) => podsOf(run).some(({ status }) => status?.phase === 'Running'))).toBeGreaterThan(RUNS * 0.2);
  });

  each('ends within its step budget', (run) => expect(run.stopped).toBeUndefined());

  each('has an earlier cause for every event but what starts by itself', (run) => {
    const isSound = ({ sequence, cause, atMs, kind }: TraceEvent, index: number): boolean => {
      if (sequence !== index || cause >= sequence) return false;
      // The cluster's boot, before any step, and the steps themselves.
      if (cause < 0) return atMs === 0 || kind === 'step-started';
      return (run.trace[cause]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs;
    };
    expect(run.trace.filter((event, index) => !isSound(event, index))).toEqual([]);
  });

  each('runs one regular init container at a time, each after all before it have succeeded', (run) => {
    const order = namesOf(run, 'regular');
    const running = new Map<string, string>();
    for (const event of run.trace) {
      if (!isKind(event, 'container-started') && !isKind(event, 'container-exited')) continue;
      const { container, id } = event;
      if (!order.includes(container)) continue;
      if (isKind(event, 'container-exited')) running.delete(id);
      else {
        expect([...running.values()]).toEqual([]);
        running.set(id, container);
      }
    }
  });

  each('starts nothing before what has to come first', (run) => {
    const regular = namesOf(run, 'regular');
    const sidecars = namesOf(run, 'sidecar');
    const order = (podsOf(run)[0]?.spec.initContainers ?? []).map(({ name }) => name);
    const succeeded = new Set<string>();
    const started = new Set<string>();
    const visit = (event: ContainerStarted | ContainerExited) => {
      const { container } = event;
      if (event.kind === 'container-exited') {
        if (event.exitCode === 0) succeeded.add(container);
        return;
      }
      const index = order.indexOf(container);
      const before = index < 0 ? order : order.slice(0, index);
      expect(before.filter((name) => regular.includes(name) && !succeeded.has(name))).toEqual([]);
      expect(before.filter((name) => sidecars.includes(name) && !started.has(name))).toEqual([]);
      started.add(container);
    };
    for (const event of run.trace)
      if (isKind(event, 'container-started') || isKind(event, 'container-exited')) visit(event);
  });

  each('never takes a restart count back', (run) => {
    const counts = new Map<string, number>();
    for (const { metadata, status } of podsOf(run))
      for (const { name, restartCount } of [
        ...(status?.initContainerStatuses ?? []),
        ...(status?.containerStatuses ?? []),
      ]) {
        const key = `${metadata.uid} ${name}`;
        expect(restartCount).toBeGreaterThanOrEqual(counts.get(key) ?? 0);
        counts.set(key, restartCount);
      }
  });

  each('never leaves a terminal phase', (run) => {
    const final = new Map<string, string>();
    for (const { metadata, status } of podsOf(run)) {
      const uid = metadata.uid ?? '';
      const known = final.get(uid);
      if (known) expect(status?.phase).toBe(known);
      else if (status?.phase === 'Failed' || status?.phase === 'Succeeded') final.set(uid, status.phase);
    }
  });

  each('has no container left in a Pod that has ended or is gone', (run) => {
    const running = new Set<string>();
    for (const event of run.trace) {
      if (isKind(event, 'container-started')) running.add(event.id);
      else if (isKind(event, 'container-exited')) running.delete(event.id);
      else if (isKind(event, 'object') && event.object.kind === 'Pod') {
        const { phase } = (event.object as Pod).status ?? {};
        if (phase === 'Failed' || phase === 'Succeeded') expect(running.size).toBe(0);
      }
    }
  });
});
