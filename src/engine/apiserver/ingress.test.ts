import { expect, it } from 'vitest';
import { simulate } from '../simulate';

const INGRESS =
  '{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: front}, spec: {rules: [{host: a.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}}';

it('is stored and shown, and it is said that nothing serves it', () => {
  const run = simulate({
    kubernetes: '1.36',
    namespace: 'default',
    files: { 'ingress.yaml': INGRESS },
    steps: [
      {
        atMs: 0,
        run: 'kubectl apply -f ingress.yaml --dry-run=server; kubectl apply -f ingress.yaml; kubectl get ing --no-headers; kubectl describe ing | grep web',
      },
    ],
    untilMs: 5000,
  });
  const said = run.trace.map((event) => (event.kind === 'step-output' ? event.text : '')).join('');
  expect(said).toMatch(/^ingress.*\(server dry run\)\ningress.* created\nfront +<none> +a.example +80 +/);
  expect(said).toContain('/   web:80 (<error: services "web" not found>)');
  const notices = run.trace.filter((event) => event.kind === 'notice');
  expect(notices).toEqual([
    expect.objectContaining({ code: 'apiserver.ingress-not-served', params: { name: 'front' } }),
  ]);
});
