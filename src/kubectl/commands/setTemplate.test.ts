import { expect, it } from 'vitest';
import { simulate } from '../../engine/simulate';

const WEB =
  '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 0, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {initContainers: [{name: i, image: busybox}], containers: [{name: c, image: busybox}]}}}}';
const SERVICE =
  '{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {a: b, old: x}, ports: [{port: 80}]}}';

function said(line: string): string {
  const run = simulate({
    kubernetes: '1.36',
    namespace: 'default',
    files: { 'web.yaml': `${WEB}\n---\n${SERVICE}\n` },
    steps: [{ atMs: 0, run: `kubectl create -f web.yaml >out; ${line}` }],
    untilMs: 9000,
  });
  return run.trace.map((event) => (event.kind === 'step-output' ? event.text : '')).join('');
}

const get = (type: string, path: string) => `kubectl get ${type} web -o jsonpath='{${path}}'`;

it.each([
  [
    `kubectl set resources deploy/web --limits=cpu=1,memory=1Gi; ${get('deploy', '..resources')}`,
    'deployment.apps/web resource requirements updated\n{"limits":{"cpu":"1","memory":"1Gi"}} {"limits":{"cpu":"1","memory":"1Gi"}}',
  ],
  [
    `kubectl set resources deploy/web -c c --requests=cpu=10m; ${get('deploy', '..resources')}`,
    'deployment.apps/web resource requirements updated\n{"requests":{"cpu":"10m"}} {}',
  ],
  [
    'kubectl set resources deploy/web',
    'error: you must specify an update to requests or limits (in the form of --requests/--limits)\n',
  ],
  [
    'kubectl set resources deploy/web --limits=cpu',
    'error: Invalid argument syntax cpu, expected <resource>=<value>\n',
  ],
  [
    `kubectl set serviceaccount deploy web builder; ${get('deploy', '..serviceAccountName')}`,
    'deployment.apps/web serviceaccount updated\nbuilder',
  ],
  [`kubectl set selector svc web c=d; ${get('svc', '.spec.selector')}`, 'service/web selector updated\n{"c":"d"}'],
  ['kubectl set selector deploy web c=d', 'error: setting a selector is only supported for Services\n'],
])('%s', (line, expected) => expect(said(line)).toBe(expected));
