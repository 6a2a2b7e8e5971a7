import { describe, expect, it } from 'vitest';
import '../../images/all';
import type { Scenario } from '../../scenario/scenario';
import { createCompleter } from './completion';

const pod = (name: string) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
  - name: app
    image: busybox:1.36
    command: [sleep, "3600"]
`;
const scenario: Scenario = {
  kubernetes: '1.36',
  namespace: 'default',
  files: { 'one.yaml': pod('one'), 'other.yaml': pod('other') },
  steps: [
    { atMs: 0, run: 'kubectl apply -f one.yaml' },
    { atMs: 10_000, run: 'kubectl apply -f other.yaml' },
  ],
  untilMs: 60_000,
};

describe('completion at a moment', () => {
  const { complete } = createCompleter();
  const offered = (line: string, atMs: number) => complete(scenario, atMs, line, line.length);

  it('offers only what exists by then', () => {
    expect(offered('kubectl get pod o', 5_000)).toEqual(['one']);
    expect(offered('kubectl get pod o', 20_000)).toEqual(['one', 'other']);
    expect(offered('kubectl get pod o', 5_000)).toEqual(['one']);
  });

  it.each([
    ['kub', ['kubectl']],
    ['kubectl apply -f o', ['one.yaml', 'other.yaml']],
    ['cat ot', ['other.yaml']],
    ['kubectl apply -f one.yaml && kubectl logs on', ['one']],
    ['kubectl -n kube-system get pod o', []],
    ['', []],
  ])('%j → %j', (line, words) => expect(offered(line, 20_000)).toEqual(words));
});
