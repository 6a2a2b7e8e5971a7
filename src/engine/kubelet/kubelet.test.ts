import { describe, expect, it } from 'vitest';
import type { Pod } from '../../api/core';
import { createTestKubelet, runs } from './testKubelet';

const play = (spec: Partial<Pod['spec']>, untilMs: number) => {
  const test = createTestKubelet();
  test.create(spec);
  test.run(untilMs);
  return test;
};

describe('init containers', () => {
  it('run one after another, then the app', () => {
    const test = play({ initContainers: [runs('one', 2), runs('two', 1)], containers: [runs('app', 'hang')] }, 20_000);
    expect(test.waveform()).toBe(
      [
        'Pending',
        'Pending one=PodInitializing two=PodInitializing app=PodInitializing',
        'Pending one=running two=PodInitializing app=PodInitializing',
        'Pending one=Completed two=PodInitializing app=PodInitializing',
        'Pending one=Completed two=running app=PodInitializing',
        'Pending one=Completed two=Completed app=PodInitializing',
        'Running one=Completed two=Completed app=running',
      ].join(' | '),
    );
    expect(test.decisions()).toEqual([
      'pod-admitted',
      'create-sandbox',
      'start-init-container one',
      'start-init-container two',
      'start-container app',
    ]);
  });

  it('fail the Pod for good with restartPolicy Never', () => {
    const test = play(
      { restartPolicy: 'Never', initContainers: [runs('one', 1, 3)], containers: [runs('app', 'hang')] },
      20_000,
    );
    expect(test.waveform()).toContain('Pending one=Error app=PodInitializing | Failed one=Error app=PodInitializing');
    expect(test.events()).not.toContain('BackOff one');
  });

  it('are tried again with growing back-off', () => {
    const test = play({ initContainers: [runs('one', 1, 3)], containers: [runs('app', 'hang')] }, 125_000);
    const backOffs = test.context.trace.events.flatMap((event) => (event.kind === 'back-off' ? [event.delayMs] : []));
    expect([...new Set(backOffs)]).toEqual([10_000, 20_000, 40_000, 80_000]);
    expect(test.waveform()).toContain('one=Error/1 app=PodInitializing | Pending one=CrashLoopBackOff/1');
  });

  it('whose program is missing wait with RunContainerError', () => {
    const test = play(
      {
        initContainers: [{ name: 'one', image: 'busybox:1.36', command: ['nope'] }],
        containers: [runs('app', 'hang')],
      },
      5_000,
    );
    expect(test.waveform()).toContain('one=RunContainerError');
    const exit = test.context.trace.events.find((event) => event.kind === 'container-exited');
    expect(exit).toMatchObject({ exitCode: 128, reason: 'StartError' });
  });
});

describe('why', () => {
  it('leads from an exit to the next container', () => {
    const { context } = play({ initContainers: [runs('one', 2)], containers: [runs('app', 'hang')] }, 10_000);
    const { events } = context.trace;
    const started = events.find((event) => event.kind === 'container-started' && event.container === 'app');
    const chain: string[] = [];
    for (let event = started; event; event = events[event.cause]) chain.push(event.kind);
    expect(chain).toContain('decision');
    expect(chain).toContain('container-exited');
  });
});

describe('deletion', () => {
  it('stops the container, kills it after the grace period, removes the Pod', () => {
    const test = play({ terminationGracePeriodSeconds: 5, containers: [runs('app', 'hang')] }, 5_000);
    test.store.delete('kubectl', 'Pod', 'default', 'demo');
    test.run(30_000);
    expect(test.waveform()).toMatch(/Failed app=Error \| deleted$/);
    expect(test.events()).toContain('Killing app');
    expect(test.decisions()).toContain('pod-deleted');
  });

  it('before the kubelet has seen the Pod removes it at once', () => {
    const test = createTestKubelet();
    test.create({ containers: [runs('app', 'hang')] });
    while (!test.store.get<Pod>('Pod', 'default', 'demo')?.spec.nodeName) test.run(test.context.queue.nowMs + 1);
    test.store.delete('kubectl', 'Pod', 'default', 'demo');
    test.run(5_000);
    expect(test.store.get('Pod', 'default', 'demo')).toBeUndefined();
  });

  it('stops sidecars last, in reverse order', () => {
    const sidecar = (name: string) => ({ ...runs(name, 'trap'), restartPolicy: 'Always' as const });
    const test = play({ initContainers: [sidecar('one'), sidecar('two')], containers: [runs('app', 'trap')] }, 8_000);
    test.store.delete('kubectl', 'Pod', 'default', 'demo');
    test.run(30_000);
    const ends = test.context.trace.events.flatMap((event) =>
      event.kind === 'container-exited' ? [event.container] : [],
    );
    expect(ends).toEqual(['app', 'two', 'one']);
    expect(test.waveform()).toMatch(/deleted$/);
  });
});

describe('sandbox', () => {
  it('that dies is replaced, and init containers run again', () => {
    const test = play(
      { terminationGracePeriodSeconds: 2, initContainers: [runs('one', 1)], containers: [runs('app', 'hang')] },
      8_000,
    );
    expect(test.kubelet.restartSandbox('default', 'demo')).toBe(true);
    test.run(30_000);
    expect(test.events()).toContain('SandboxChanged');
    expect(test.waveform()).toMatch(/Running one=Completed\/1 app=running\/1$/);
  });
});

describe('rules', () => {
  it('can restart all containers in place', () => {
    const once = {
      ...runs('app', 2, 42),
      restartPolicy: 'Never' as const,
      restartPolicyRules: [
        { action: 'RestartAllContainers' as const, exitCodes: { operator: 'In' as const, values: [42] } },
      ],
    };
    const test = play({ restartPolicy: 'Never', initContainers: [runs('one', 1)], containers: [once] }, 9_000);
    expect(test.decisions()).toContain('restart-all-containers app');
    expect(test.waveform()).toContain('one=running/1');
  });
});

it('costs little while nothing happens', () => {
  const test = createTestKubelet();
  test.create({ containers: [runs('app', 'hang')] });
  test.run(10_000);
  const ran = test.context.queue.runUntil(3_600_000);
  expect(ran).toBeLessThan(500);
});
