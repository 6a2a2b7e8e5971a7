import { describe, expect, it } from 'vitest';
import type { Container, ContainerStatus, Pod, PodPhase } from '../../../api/core';
import { generateConditions } from './conditions';
import { getPhase } from './phase';
import { podResources } from './podResources';

const container = (name: string, memory?: string, rest: Partial<Container> = {}): Container => ({
  name,
  ...(memory === undefined ? {} : { resources: { limits: { memory }, requests: { memory } } }),
  ...rest,
});

const podOf = (
  init: Container[],
  apps: Container[],
  restartPolicy: 'Always' | 'OnFailure' | 'Never' = 'Always',
): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'demo' },
  spec: { restartPolicy, initContainers: init, containers: apps },
});

describe('resources of a Pod', () => {
  it('are the most that is needed at any time', () => {
    const sidecar = container('side', '10Mi', { restartPolicy: 'Always' });
    const pod = podOf([container('big', '64Mi'), sidecar, container('late', '60Mi')], [container('app', '32Mi')]);
    expect(podResources(pod)).toEqual({ limits: { memory: '70Mi' }, requests: { memory: '70Mi' } });
  });

  it('shows the limit of the cgroup once a Pod runs', () => {
    const limited = podOf([], [container('app', '32Mi')]);
    expect(podResources(limited, true).limits).toEqual({ memory: '32Mi' });
    const unlimited = podOf([], [container('app', '32Mi'), container('other')]);
    expect(podResources(unlimited, true).limits).toEqual({ memory: '9007199254740988Ki' });
  });

  it('are empty where nothing is asked for', () => expect(podResources(podOf([], [container('app')]))).toEqual({}));
});

/** `running`, `waiting`, `crash` (waiting after an exit with 1), or an exit code. */
const status = (name: string, state: string): ContainerStatus => {
  const ended = (exitCode: number) => ({ terminated: { exitCode } });
  const base = {
    name,
    image: '',
    imageID: '',
    restartCount: 0,
    ready: state === 'running',
    started: state === 'running',
  };
  if (state === 'running') return { ...base, state: { running: {} } };
  if (state === 'waiting') return { ...base, state: { waiting: {} } };
  if (state === 'crash') return { ...base, state: { waiting: {} }, lastState: ended(1) };
  return { ...base, ready: state === '0', state: ended(Number(state)) };
};

const statusesOf = (states: string) =>
  states.split(' ').map((word) => {
    const [name = '', state = ''] = word.split('=');
    return status(name, state);
  });

describe('phase', () => {
  it.each<['Always' | 'OnFailure' | 'Never', string, string, PodPhase]>([
    ['Always', 'i=waiting', 'a=waiting', 'Pending'],
    ['Always', 'i=running', 'a=waiting', 'Pending'],
    ['Always', 'i=crash', 'a=waiting', 'Pending'],
    ['Never', 'i=1', 'a=waiting', 'Failed'],
    ['OnFailure', 'i=1', 'a=waiting', 'Pending'],
    ['Always', 'i=0', 'a=waiting', 'Pending'],
    ['Always', 'i=0', 'a=running', 'Running'],
    ['Always', 'i=0', 'a=1', 'Running'],
    ['Always', 'i=0', 'a=crash', 'Running'],
    ['OnFailure', 'i=0', 'a=1', 'Running'],
    ['OnFailure', 'i=0', 'a=0', 'Succeeded'],
    ['Never', 'i=0', 'a=1', 'Failed'],
    ['Never', 'i=0', 'a=0', 'Succeeded'],
  ])('%s, %s, %s: %s', (policy, init, regular, phase) => {
    const pod = podOf([container('i')], [container('a')], policy);
    expect(getPhase(pod, { init: statusesOf(init), regular: statusesOf(regular) }, false)).toBe(phase);
  });

  it('waits for sidecars to end', () => {
    const pod = podOf([container('side', undefined, { restartPolicy: 'Always' })], [container('a')], 'Never');
    const regular = statusesOf('a=0');
    expect(getPhase(pod, { init: statusesOf('side=running'), regular }, false)).toBe('Running');
    expect(getPhase(pod, { init: statusesOf('side=137'), regular }, false)).toBe('Succeeded');
  });
});

it('names what a Pod waits for in its conditions', () => {
  const pod = podOf([container('one'), container('two')], [container('b'), container('a')]);
  const init = statusesOf('one=0 two=running').map((one) => ({ ...one, ready: one.state?.terminated?.exitCode === 0 }));
  const statuses = { init, regular: statusesOf('a=waiting b=waiting') };
  const facts = { pod, phase: 'Pending' as const, statuses, hasReadySandbox: true, others: [], isRestartingAll: false };
  const conditions = generateConditions(facts).map(
    ({ type, status: value, message }) => `${type}=${value} ${message ?? ''}`,
  );
  expect(conditions.map((text) => text.trim())).toEqual([
    'PodReadyToStartContainers=True',
    'Initialized=False containers with incomplete status: [two]',
    'Ready=False containers with unready status: [b a]',
    'ContainersReady=False containers with unready status: [b a]',
    'PodScheduled=True',
  ]);
});
