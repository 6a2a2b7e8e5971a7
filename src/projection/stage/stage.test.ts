import { expect, it } from 'vitest';
import { simulate } from '../../engine/simulate';
import type { Scenario } from '../../scenario/scenario';
import { stageAt } from '../stageAt';

const scenario = (spec: string): Scenario => ({
  kubernetes: '1.36',
  namespace: 'default',
  files: { 'pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata:\n  name: pod\nspec:\n${spec}` },
  steps: [{ atMs: 0, run: 'kubectl apply -f pod.yaml' }],
  untilMs: 30_000,
});

it('lets the scheduler say that no node fits', () => {
  const app = '  containers:\n  - name: app\n    image: nginx\n    resources: {requests: {cpu: "400"}}\n';
  const { stations } = stageAt(simulate(scenario(app)), 5_000);
  const saidBy = (name: string) => stations.find(({ station }) => station === name)?.said;
  expect(saidBy('scheduler')?.params).toMatchObject({ reason: 'FailedScheduling' });
  expect(saidBy('kubelet')?.code).toBe('stage.station.idle');
});

it('names the sidecar that is down beside a running app', () => {
  const run = simulate(
    scenario(
      `  initContainers:
  - {name: proxy, image: busybox, command: [sh, -c, sleep 5; exit 1], restartPolicy: Always}
  containers:
  - {name: app, image: busybox, command: [sleep, '3600']}
`,
    ),
  );
  const { caption, pod } = stageAt(run, 20_000);
  expect(pod?.gate.open).toBe(true);
  expect(caption).toMatchObject([{ code: 'stage.caption.backOff', params: { container: 'proxy' } }]);
});
