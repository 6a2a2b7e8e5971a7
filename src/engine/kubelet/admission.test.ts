import { describe, expect, it } from 'vitest';
import { busybox, eventLines, podStates, printed, runPod } from '../../testing/podRun';

const rejected = (spec: string, before: readonly { atMs: number; run: string }[] = []) => {
  const run = runPod(`{nodeName: node-1, ${spec}}`, 9000, before);
  const { status } = podStates(run).at(-1) ?? {};
  return { run, status };
};
const app = (rest = '') => `containers: [${busybox('a', 'sleep 1000', rest)}]`;

describe('a Pod that names its node', () => {
  it.each([
    [
      app('resources: {requests: {cpu: 4}}'),
      'OutOfcpu',
      "Node didn't have enough resource: cpu, requested: 4000, used: 0, capacity: 2000",
    ],
    [
      app('resources: {requests: {memory: 1Ti}}'),
      'OutOfmemory',
      /^Node didn't have enough resource: memory, requested: 1099511627776, used: 0, capacity: \d+$/,
    ],
    [
      `nodeSelector: {disk: ssd}, ${app()}`,
      'NodeAffinity',
      "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
    ],
    [
      `securityContext: {sysctls: [{name: kernel.msgmax, value: "1"}]}, ${app()}`,
      'SysctlForbidden',
      'forbidden sysctl: "kernel.msgmax" not allowlisted',
    ],
  ])('%s is rejected as %s', (spec, reason, message) => {
    const { run, status } = rejected(spec);
    expect(status).toMatchObject({ phase: 'Failed', reason });
    expect(status?.containerStatuses).toBeUndefined();
    const said = status?.message?.replace('Pod was rejected: ', '');
    if (typeof message === 'string') expect(said).toBe(message);
    else expect(said).toMatch(message);
    expect(eventLines(run)).toContainEqual(expect.stringContaining(`${reason}: ${said}`));
  });

  it('runs if it fits', () => {
    expect(rejected(app()).status?.phase).toBe('Running');
  });
});

it('a RuntimeClass that nobody made keeps the Pod from being stored', () => {
  expect(printed(runPod(`{runtimeClassName: gvisor, ${app()}}`, 2000))[0]).toContain(
    'pods "p" is forbidden: pod rejected: RuntimeClass "gvisor" not found',
  );
});
