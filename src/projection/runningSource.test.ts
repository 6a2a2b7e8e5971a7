import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/simulate';
import type { Scenario } from '../scenario/scenario';
import { runningSourcesAt, unknownImagesOf } from './runningSource';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      initContainers:
      - name: wait
        image: busybox:1.36
        command: [sh, -c, "sleep 5; echo ready"]
      containers:
      - name: app
        image: example.com/nobody/knows:1
`;
const scenario: Scenario = {
  kubernetes: '1.36',
  namespace: 'default',
  files: { 'web.yaml': DEPLOYMENT },
  steps: [{ atMs: 0, run: 'kubectl apply -f web.yaml' }],
  untilMs: 30_000,
};
const run = simulate(scenario);

describe('what runs at a moment', () => {
  it('is nothing before the first container', () => expect(runningSourcesAt(run, 100)).toEqual([]));

  it('is a piece of the script, and knows what made its Pod', () => {
    const [first, second] = runningSourcesAt(run, 5_000);
    expect(first?.container).toBe('wait');
    expect(second?.container).toBe('wait');
    const { script = '', start = 0, end = 0 } = first?.piece ?? {};
    expect(script.slice(start, end)).toBe('sleep 5');
    expect(first?.madeBy.map(({ kind }) => kind)).toEqual(['Pod', 'ReplicaSet', 'Deployment']);
    expect(first?.madeBy.at(-1)?.name).toBe('web');
  });

  it('is the image’s own command later', () => {
    const names = runningSourcesAt(run, 20_000).map(({ container, piece }) => [container, piece]);
    expect(names).toEqual([
      ['app', undefined],
      ['app', undefined],
    ]);
  });

  it('knows the images that no catalogue has', () =>
    expect([...unknownImagesOf(run)]).toEqual(['example.com/nobody/knows:1']));
});
