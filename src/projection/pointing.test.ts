import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/simulate';
import type { Scenario } from '../scenario/scenario';
import { describedBy, isDescribed, pointedOf, sourceOf, targetOfDescribed } from './pointing';

const YAML = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      volumes: [{name: work, emptyDir: {}}]
      initContainers:
      - {name: wait, image: 'busybox:1.36', command: [sh, -c, 'date; echo waited'], volumeMounts: [{name: work, mountPath: /w}]}
      containers: [{name: app, image: 'busybox:1.36', command: [sleep, '3600']}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`;
const scenario: Scenario = {
  kubernetes: '1.36',
  namespace: 'default',
  files: { 'web.yaml': YAML },
  steps: [{ atMs: 0, run: 'kubectl apply -f web.yaml' }],
  untilMs: 20_000,
};
const run = simulate(scenario);
const started = run.trace.find((event) => event.kind === 'container-started');
const podUid = started?.kind === 'container-started' ? started.podUid : '';
const named = (name: string) => ({
  kind: 'Deployment',
  namespace: 'default',
  name,
  part: { of: 'container', name: 'wait' } as const,
});

describe('what is pointed at', () => {
  it.each([
    ['container-started', `${podUid}/wait`],
    ['log', `${podUid}/wait`],
    ['volume', 'volume/work'],
    ['step-started', 'steps'],
  ])('of an event: %s', (kind, target) => {
    expect(
      pointedOf(
        run,
        run.trace.find((event) => event.kind === kind),
      )?.target,
    ).toBe(target);
  });

  it('of a Kubernetes Event is the container that it names', () => {
    const event = run.trace.find(
      (one) =>
        one.kind === 'object' &&
        one.object.kind === 'Event' &&
        'reason' in one.object &&
        one.object.reason === 'Started',
    );
    expect(pointedOf(run, event)?.target).toBe(`${podUid}/wait`);
  });

  it.each([
    [`${podUid}/wait`, { kind: 'Deployment', name: 'web', part: { of: 'container', name: 'wait' } }],
    ['volume/work', { kind: 'Deployment', name: 'web', part: { of: 'volume', name: 'work' } }],
    ['service/default/web', { kind: 'Service', name: 'web' }],
    [`pod/${podUid}`, { kind: 'Deployment', name: 'web' }],
  ])('%s is described in a manifest, and leads back', (target, described) => {
    const found = describedBy(run, target, podUid);
    expect(found).toMatchObject(described);
    expect(found && targetOfDescribed(run, { ...found, namespace: '' }, podUid)).toBe(target);
  });

  it('may be nowhere', () => {
    expect(describedBy(run, 'dns', podUid)).toBeUndefined();
    expect(describedBy(run, 'steps', podUid)).toBeUndefined();
    expect(targetOfDescribed(run, named('other'), podUid)).toBeUndefined();
    expect(pointedOf(run, undefined)).toBeUndefined();
  });

  it('is the same whether the manifest says its namespace or not', () => {
    expect(isDescribed({ ...named('web'), namespace: '' }, named('web'))).toBe(true);
    expect(isDescribed({ ...named('web'), namespace: 'test' }, named('web'))).toBe(false);
  });
});

describe('the piece of a script', () => {
  const lines = run.trace.filter((event) => event.kind === 'log');
  const pieceOf = (index: number) => {
    const pointed = pointedOf(run, lines[index]);
    const piece = pointed && sourceOf(run, pointed)?.piece;
    return piece?.script.slice(piece.start, piece.end);
  };
  it('that printed a line', () => expect(pieceOf(0)).toBe('date'));
  it('is not told where the shell printed it by itself', () => expect(pieceOf(1)).toBeUndefined());
});
