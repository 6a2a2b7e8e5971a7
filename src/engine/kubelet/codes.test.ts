import { expect, it } from 'vitest';
import { KUBELET_CODES } from './codes';
import { createTestKubelet, runs } from './testKubelet';

it('lists every code that is emitted, with all its parameters', () => {
  const test = createTestKubelet();
  const sidecar = { ...runs('side', 2, 1), restartPolicy: 'Always' as const };
  test.create({
    terminationGracePeriodSeconds: 1,
    volumes: [{ name: 'host', hostPath: { path: '/' } }],
    initContainers: [sidecar, runs('one', 1)],
    containers: [runs('app', 3, 1)],
  });
  test.run(60_000);
  test.kubelet.restartSandbox('default', 'demo');
  test.run(90_000);
  test.store.delete('kubectl', 'Pod', 'default', 'demo');
  test.run(120_000);
  const codes: Readonly<Record<string, { params: readonly string[] }>> = KUBELET_CODES;
  const seen = new Set<string>();
  for (const event of test.context.trace.events) {
    if ((event.kind !== 'decision' && event.kind !== 'notice') || !event.code.startsWith('kubelet.')) continue;
    seen.add(event.code);
    expect(Object.keys(event.params).sort(), event.code).toEqual(
      [...(codes[event.code]?.params ?? ['unlisted'])].sort(),
    );
  }
  expect(seen.size).toBeGreaterThan(8);
});
