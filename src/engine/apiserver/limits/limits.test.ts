import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate';

const container = (name: string, resources = ''): string =>
  `{name: ${name}, image: busybox:1.36, command: [sleep, "1000"]${resources === '' ? '' : `, resources: ${resources}`}}`;
const pod = (name: string, containers: string, spec = ''): string =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {terminationGracePeriodSeconds: 1, ${spec}containers: [${containers}]}}`;
const range = (limits: string): string =>
  `{apiVersion: v1, kind: LimitRange, metadata: {name: bounds}, spec: {limits: [${limits}]}}`;
const quota = (spec: string, name = 'team'): string =>
  `{apiVersion: v1, kind: ResourceQuota, metadata: {name: ${name}}, spec: ${spec}}`;

/** What each line printed, a second apart; each file is applied as `NAME.yaml`. */
function said(files: Readonly<Record<string, string>>, ...lines: string[]): string[] {
  const named = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${name}.yaml`, text]));
  const steps = lines.map((run, index) => ({ atMs: index * 2000, run }));
  const untilMs = lines.length * 2000 + 2000;
  const run = simulate({ kubernetes: '1.36', namespace: 'default', files: named, steps, untilMs });
  const texts = lines.map(() => '');
  for (const event of run.trace) if (event.kind === 'step-output') texts[event.step] += event.text;
  return texts;
}

const refused = (kind: string, name: string, why: string): string =>
  `Error from server (Forbidden): error when creating "${name}.yaml": ${kind} "${name}" is forbidden: ${why}\n`;

describe('a LimitRange', () => {
  it('fills in what containers leave open, and writes down that it did', () => {
    const [, , resources, annotation] = said(
      {
        bounds: range('{type: Container, max: {memory: 512Mi}, default: {cpu: 500m}, defaultRequest: {cpu: 100m}}'),
        p: pod('p', container('a'), `initContainers: [${container('i', '{limits: {cpu: 200m}}')}], `),
      },
      'kubectl apply -f bounds.yaml',
      'kubectl apply -f p.yaml',
      "kubectl get pod p -o jsonpath='{.spec.containers[0].resources} {.spec.initContainers[0].resources}'",
      "kubectl get pod p -o jsonpath='{.metadata.annotations.kubernetes\\.io/limit-ranger}'",
    );
    expect(resources).toBe(
      '{"limits":{"cpu":"500m","memory":"512Mi"},"requests":{"cpu":"100m","memory":"512Mi"}} {"limits":{"cpu":"200m","memory":"512Mi"},"requests":{"cpu":"200m","memory":"512Mi"}}',
    );
    expect(annotation).toBe(
      'LimitRanger plugin set: cpu, memory request for container a; cpu, memory limit for container a; memory request for init container i; memory limit for init container i',
    );
  });

  it.each([
    [
      'Container',
      '{requests: {cpu: 10m}, limits: {cpu: 40m}}',
      'minimum cpu usage per Container is 50m, but request is 10m',
    ],
    ['Container', '{limits: {cpu: 2}}', 'maximum cpu usage per Container is 1, but limit is 2'],
    [
      'Container',
      '{requests: {cpu: 100m}, limits: {cpu: 900m}}',
      'cpu max limit to request ratio per Container is 4, but provided ratio is 9.000000',
    ],
    [
      'Pod',
      '{requests: {cpu: 100m}}',
      '[maximum cpu usage per Pod is 1.  No limit is specified, cpu max limit to request ratio per Pod is 4, but no limit is specified or limit is 0]',
    ],
    ['Pod', '{limits: {cpu: 600m}}', 'maximum cpu usage per Pod is 1, but limit is 1200m'],
  ])('of type %s refuses %s', (type, resources, why) => {
    const containers = [container('a', resources), ...(type === 'Pod' ? [container('b', resources)] : [])];
    const [, text] = said(
      {
        bounds: range(`{type: ${type}, max: {cpu: 1}, min: {cpu: 50m}, maxLimitRequestRatio: {cpu: 4}}`),
        p: pod('p', containers.join(', ')),
      },
      'kubectl apply -f bounds.yaml',
      'kubectl apply -f p.yaml',
    );
    expect(text).toBe(refused('pods', 'p', why));
  });

  it('bounds claims', () => {
    const [, text] = said(
      {
        bounds: range('{type: PersistentVolumeClaim, min: {storage: 1Gi}}'),
        c: '{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}}',
      },
      'kubectl apply -f bounds.yaml',
      'kubectl apply -f c.yaml',
    );
    const why = 'minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 1Mi';
    expect(text).toBe(refused('persistentvolumeclaims', 'c', why));
  });
});

describe('a ResourceQuota', () => {
  it('counts what is there, refuses what is too much, and has room again when something goes', () => {
    const files = {
      team: quota('{hard: {pods: 1, requests.cpu: 500m, configmaps: 2}}'),
      p: pod('p', container('a', '{requests: {cpu: 300m}}')),
      q: pod('q', container('a', '{requests: {cpu: 300m}}')),
    };
    const texts = said(
      files,
      'kubectl apply -f team.yaml',
      'kubectl apply -f p.yaml',
      'kubectl apply -f q.yaml',
      'kubectl create configmap x; kubectl create configmap y',
      'kubectl delete pod p',
      'kubectl get quota team --no-headers',
      'kubectl apply -f q.yaml',
    );
    const sums =
      'requested: pods=1,requests.cpu=300m, used: pods=1,requests.cpu=300m, limited: pods=1,requests.cpu=500m';
    expect(texts[2]).toBe(refused('pods', 'q', `exceeded quota: team, ${sums}`));
    expect(texts[3]).toBe(
      'configmap/x created\nerror: failed to create configmap: configmaps "y" is forbidden: exceeded quota: team, requested: configmaps=1, used: configmaps=2, limited: configmaps=2\n',
    );
    expect(texts[5]).toMatch(/^team {3}configmaps: 2\/2, pods: 0\/1, requests\.cpu: 0\/500m +1\ds\n$/);
    expect(texts[6]).toBe('pod/q created\n');
  });

  it('asks every container for what it counts', () => {
    const [, text] = said(
      { team: quota('{hard: {limits.memory: 1Gi, cpu: 1}}'), p: pod('p', `${container('b')}, ${container('a')}`) },
      'kubectl apply -f team.yaml',
      'kubectl apply -f p.yaml',
    );
    expect(text).toBe(refused('pods', 'p', 'failed quota: team: must specify cpu for: a,b; limits.memory for: a,b'));
  });

  it('with scopes looks at the Pods within them only', () => {
    const texts = said(
      {
        team: quota('{hard: {pods: 0}, scopes: [BestEffort, NotTerminating]}'),
        p: pod('p', container('a')),
        q: pod('q', container('a', '{requests: {cpu: 1m}}')),
        r: pod('r', container('a'), 'activeDeadlineSeconds: 100, '),
      },
      'kubectl apply -f team.yaml',
      'kubectl apply -f p.yaml',
      'kubectl apply -f q.yaml',
      'kubectl apply -f r.yaml',
      'kubectl create configmap x',
    );
    const sums = 'requested: pods=1, used: pods=0, limited: pods=0';
    expect(texts[1]).toBe(refused('pods', 'p', `exceeded quota: team, ${sums}`));
    expect(texts.slice(2)).toEqual(['pod/q created\n', 'pod/r created\n', 'configmap/x created\n']);
  });

  it('keeps a Deployment from its Pods, and its ReplicaSet says why', () => {
    const texts = said(
      { team: quota('{hard: {pods: 1, count/deployments.apps: 1, services: 1}}') },
      'kubectl apply -f team.yaml',
      'kubectl create deployment web --image=nginx --replicas=2',
      'kubectl create deployment api --image=nginx',
      'kubectl create service clusterip s --tcp=80',
      'kubectl get events --field-selector reason=FailedCreate --no-headers | head -1',
      'kubectl get deploy web --no-headers',
    );
    expect(texts[2]).toContain(
      'exceeded quota: team, requested: count/deployments.apps=1, used: count/deployments.apps=1',
    );
    expect(texts[3]).toContain('exceeded quota: team, requested: services=1, used: services=1, limited: services=1');
    expect(texts[4]).toMatch(
      /Error creating: pods "web-\w+-\w{5}" is forbidden: exceeded quota: team, requested: pods=1/,
    );
    expect(texts[5]).toMatch(/^web {3}1\/2/);
  });

  it('is not asked again when an object changes', () => {
    const texts = said(
      { team: quota('{hard: {services.nodeports: 0}}') },
      'kubectl apply -f team.yaml',
      'kubectl create service clusterip s --tcp=80',
      `kubectl patch service s -p '{"spec":{"type":"NodePort"}}'`,
    );
    expect(texts[2]).toBe('service/s patched\n');
  });
});
