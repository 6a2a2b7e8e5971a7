import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeApi } from '../../testing/kubectl/fakeApi';
import { recordedPods, recordingNamed } from '../../testing/kubectl/recorded';
import { complete } from './complete';

const objects = recordedPods(recordingNamed('kubectl-outputs')).map(({ pod }) => pod);
const context = {
  client: createFakeApi({ epochMs: 0, objects }),
  namespace: 'kubectl-outputs',
  files: ['pod.yaml', 'svc.yaml'],
};
const offered = (line: string) => complete(line, line.length, context);

describe('completion', () => {
  it.each([
    ['kubectl des', ['describe']],
    ['kubectl rollout re', ['restart', 'resume']],
    ['kubectl get endpointsl', ['endpointslices.discovery.k8s.io']],
    ['kubectl get pod d', ['demo']],
    ['kubectl get pod/d', ['pod/demo']],
    ['kubectl logs ', ['demo']],
    ['kubectl logs demo -c ', ['app', 'setup']],
    ['kubectl apply -f ', ['pod.yaml', 'svc.yaml']],
    ['kubectl get pods --show-l', ['--show-labels']],
    ['kubectl get pods -o wi', ['wide']],
    ['ls po', []],
  ])('%s', (line, words) => expect(offered(line)).toEqual(words));

  it('takes any line', () => {
    fc.assert(fc.property(fc.string(), (rest) => void offered(`kubectl ${rest}`)));
  });
});
