import { describe, expect, it } from 'vitest';
import type { Container, Pod, RestartPolicy } from '../../../api/core';
import type { ContainerView, PodView, ProbeResults } from '../podRecord';
import { computePodActions, type PodActions } from './podActions';
import { shouldRestartAfter } from './restartPolicy';

const NONE: ProbeResults = { startup: new Map(), readiness: new Map(), liveness: new Map() };
const image = 'busybox:1.36';

function podOf(policy: RestartPolicy, init: Container[], apps: Container[]): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'demo' },
    spec: { restartPolicy: policy, initContainers: init, containers: apps },
  };
}

/** `running`, `created`, or an exit code. */
function view(states: Record<string, 'running' | 'created' | number>): PodView {
  return {
    sandbox: { id: 's', isReady: true, address: '10.244.0.2' },
    containers: Object.entries(states).map(
      ([name, state]) =>
        ({
          name,
          id: name,
          state: typeof state === 'number' ? 'exited' : state,
          exitCode: typeof state === 'number' ? state : undefined,
          spec: { name, image },
          isPurged: false,
        }) as ContainerView,
    ),
  };
}

const text = (actions: PodActions): string =>
  [
    actions.killPod ? 'kill-pod' : '',
    actions.createSandbox ? 'sandbox' : '',
    ...actions.containersToKill.map(({ container }) => `kill ${container.name}`),
    ...actions.initContainersToStart.map((index) => `init ${index}`),
    ...actions.containersToStart.map((index) => `app ${index}`),
  ]
    .filter(Boolean)
    .join(', ');

const init = [
  { name: 'i0', image },
  { name: 'i1', image },
];
const sidecar: Container = { name: 'side', image, restartPolicy: 'Always' };
const apps = [
  { name: 'a0', image },
  { name: 'a1', image },
];

describe('regular init containers', () => {
  it.each<[RestartPolicy, Parameters<typeof view>[0], string]>([
    ['Always', {}, 'init 0'],
    ['Always', { i0: 'running' }, ''],
    ['Always', { i0: 'created' }, 'init 0'],
    ['Always', { i0: 0 }, 'init 1'],
    ['Always', { i0: 1 }, 'init 0'],
    ['OnFailure', { i0: 1 }, 'init 0'],
    ['Never', { i0: 1 }, 'kill-pod'],
    ['Always', { i0: 0, i1: 0 }, 'app 0, app 1'],
    // Only the last that has run counts: earlier records may be gone.
    ['Always', { i1: 0 }, 'app 0, app 1'],
    // An app that runs proves that the Pod is initialized, one that has exited does not.
    ['Always', { a0: 'running' }, 'app 1'],
    ['Always', { a0: 0 }, 'init 0'],
  ])('%s %j: %s', (policy, states, expected) => {
    expect(text(computePodActions(podOf(policy, init, apps), view(states), 0, NONE))).toBe(expected);
  });
});

describe('sidecars', () => {
  const pod = podOf('Never', [sidecar, { name: 'i1', image }], apps);
  it.each<[Parameters<typeof view>[0], string]>([
    [{}, 'init 0'],
    [{ side: 'running' }, 'init 1'],
    [{ side: 'running', i1: 'running' }, ''],
    [{ side: 1, i1: 'running' }, 'init 0'],
    [{ side: 'running', i1: 0 }, 'app 0, app 1'],
    [{ side: 1, i1: 0, a0: 'running', a1: 'running' }, 'init 0'],
    [{ side: 'running', i1: 0, a0: 0, a1: 0 }, 'kill-pod'],
  ])('%j: %s', (states, expected) => {
    expect(text(computePodActions(pod, view(states), 0, NONE))).toBe(expected);
  });

  it('hold the next one back until their startup probe has succeeded', () => {
    const probed = podOf(
      'Always',
      [
        { ...sidecar, startupProbe: {} },
        { name: 'i1', image },
      ],
      apps,
    );
    const running = view({ side: 'running' });
    expect(text(computePodActions(probed, running, 0, NONE))).toBe('');
    const started = { ...NONE, startup: new Map([['side', 'success' as const]]) };
    expect(text(computePodActions(probed, running, 0, started))).toBe('init 1');
    const failed = { ...NONE, startup: new Map([['side', 'failure' as const]]) };
    expect(text(computePodActions(probed, running, 0, failed))).toBe('kill side, init 0');
  });
});

describe('app containers', () => {
  const liveness = { ...NONE, liveness: new Map([['a0', 'failure' as const]]) };
  const running = view({ a0: 'running', a1: 'running' });

  it('are replaced when their probe fails or their image changes', () => {
    expect(text(computePodActions(podOf('Always', [], apps), running, 0, liveness))).toBe('kill a0, app 0');
    expect(text(computePodActions(podOf('Never', [], apps), running, 0, liveness))).toBe('kill a0');
    const changed = podOf('Never', [], [{ name: 'a0', image: 'busybox:1.28' }, apps[1] as Container]);
    expect(text(computePodActions(changed, running, 0, NONE))).toBe('kill a0, app 0');
  });

  it('start over with a new sandbox', () => {
    const dead: PodView = { ...running, sandbox: { id: 's', isReady: false, address: '' } };
    expect(text(computePodActions(podOf('Always', init, apps), dead, 0, NONE))).toBe('kill-pod, sandbox, init 0');
    expect(text(computePodActions(podOf('Never', init, apps), dead, 0, NONE))).toBe('kill-pod');
  });
});

it.each<[RestartPolicy, number, boolean]>([
  ['Always', 0, true],
  ['Always', 1, true],
  ['OnFailure', 0, false],
  ['OnFailure', 1, true],
  ['Never', 0, false],
  ['Never', 1, false],
])('%s after %i: %s', (policy, exitCode, expected) => {
  expect(shouldRestartAfter(podOf(policy, [], apps), { name: 'a0' }, exitCode)).toBe(expected);
});
