import { describe, expect, it } from 'vitest';
import { busybox, eventLines, podStates, runPod } from '../../testing/podRun';

const limit = (amount: string) => `resources: {limits: {ephemeral-storage: ${amount}}}`;
const fill = 'dd if=/dev/zero of=/big bs=1M count=8; sleep 1000';

describe('local storage', () => {
  it.each([
    [
      'of the only container',
      [busybox('a', fill, limit('5Mi'))],
      'Pod ephemeral local storage usage exceeds the total limit of containers 5Mi. ',
    ],
    [
      'of one of two',
      [busybox('a', fill, limit('5Mi')), busybox('b', 'sleep 1000', limit('20Mi'))],
      'Container a exceeded its local ephemeral storage limit "5Mi". ',
    ],
    [
      'logs included',
      [busybox('a', 'yes 0123456789 | head -n 300; sleep 1000', limit('10Ki'))],
      'Pod ephemeral local storage usage exceeds the total limit of containers 10Ki. ',
    ],
  ])('%s evicts the Pod', (_, containers, message) => {
    const run = runPod(`{containers: [${containers.join(', ')}]}`, 20_000);
    expect(eventLines(run)).toContain(`10.2s Evicted: ${message}`);
    expect(podStates(run).at(-1)?.status).toMatchObject({ phase: 'Failed', reason: 'Evicted', message });
  });

  it('within its limit stays', () => {
    const run = runPod(`{containers: [${busybox('a', fill, limit('9Mi'))}]}`, 20_000);
    expect(eventLines(run).join()).not.toContain('Evicted');
  });
});

it('a projected volume tells everything that it lacks', () => {
  const sources = '[{secret: {name: s}}, {configMap: {name: c}}, {configMap: {name: o, optional: true}}]';
  const run = runPod(
    `{containers: [${busybox('a', 'true')}], volumes: [{name: v, projected: {sources: ${sources}}}]}`,
    2000,
  );
  expect(eventLines(run)).toContain(
    '0.5s FailedMount: MountVolume.SetUp failed for volume "v" : [secret "s" not found, configmap "c" not found]',
  );
});

it("a Pod on the node's network has the node's address from the first status on", () => {
  const states = podStates(runPod(`{hostNetwork: true, containers: [${busybox('a', 'sleep 1000')}]}`, 3000));
  const first = states.find(({ status }) => status?.containerStatuses);
  expect(first?.status).toMatchObject({ phase: 'Pending', podIP: '10.250.0.2' });
});
