import { APP, apply, container, documents, inits, pod, scenario, service } from '../building';
import { CREATE_SERVICES } from '../first';
import type { Lesson } from '../lesson';
import { boundedWait, shortNames, TWO_SERVICES } from '../manifests';
import { lessons as reach } from './reach';

const shortNamesOld: Lesson = {
  id: 'short-names',
  group: 'D',
  scenario: scenario({ 'pod.yaml': shortNames('busybox:1.28'), 'services.yaml': TWO_SERVICES }),
  stops: [{ atMs: 9_000, code: 'short-names.stuck', actions: [CREATE_SERVICES] }],
  expect: [
    { atMs: 9_000, status: { 'initc-demo': 'Init:0/2' } },
    { atMs: 30_000, acted: true, status: { 'initc-demo': 'Running' } },
  ],
};

const shortNamesNewest: Lesson = {
  id: 'short-names-newest',
  group: 'D',
  scenario: scenario(
    { 'pod.yaml': shortNames('busybox'), 'services.yaml': TWO_SERVICES },
    { steps: [apply('pod.yaml'), apply('services.yaml', 8_000)] },
  ),
  stops: [
    {
      atMs: 16_000,
      code: 'short-names-newest.stuck',
      actions: [{ code: 'read-log', run: 'kubectl logs initc-demo -c init-myservice --tail=20' }],
    },
  ],
  myth: { code: 'myth.short-name-is-enough', verdict: 'depends' },
  expect: [
    { atMs: 119_000, acted: true, status: { 'initc-demo': 'Init:0/2' } },
    {
      atMs: 20_000,
      acted: true,
      printed: [
        'Name:\tmyservice.default.svc.cluster.local',
        "** server can't find myservice.svc.cluster.local: NXDOMAIN",
      ],
    },
  ],
};

const ALSO = {
  exact: 'until nslookup web.default.svc.cluster.local; do sleep 2; done',
  dotted: 'until nslookup web.default; do sleep 2; done',
};

const dottedName: Lesson = {
  id: 'dotted-name',
  group: 'D',
  scenario: scenario(
    {
      'pod.yaml': pod('dotted-name', inits(container('wait', ALSO.dotted)), APP),
      'service.yaml': service('web', 8080),
      'full-name.yaml': pod('full-name', inits(container('wait', ALSO.exact)), APP),
    },
    { steps: [apply('service.yaml'), apply('pod.yaml', 1_000)] },
  ),
  stops: [
    {
      atMs: 9_000,
      code: 'dotted-name.stuck',
      actions: [{ code: 'read-log', run: 'kubectl logs dotted-name -c wait --tail=8' }],
    },
    {
      atMs: 16_000,
      code: 'dotted-name.other-program',
      actions: [{ code: 'connect', run: 'kubectl exec dotted-name -c wait -- wget -T 2 http://web.default' }],
    },
    {
      atMs: 24_000,
      code: 'dotted-name.cure',
      afterAction: true,
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f full-name.yaml' }],
    },
  ],
  expect: [
    { atMs: 13_000, acted: true, printed: ["** server can't find web.default: NXDOMAIN"] },
    { atMs: 20_000, acted: true, printed: ['Connecting to web.default (10.'] },
    { atMs: 119_000, acted: true, status: { 'dotted-name': 'Init:0/1', 'full-name': 'Running' } },
  ],
};

const waitForDb = (name: string, host: string): string =>
  pod(
    name,
    inits(container('wait', `until nslookup ${host}; do echo waiting for ${host}; sleep 2; done`, '', 'busybox:1.28')),
    APP,
  );

const otherNamespace: Lesson = {
  id: 'other-namespace',
  group: 'D',
  scenario: scenario(
    {
      'pod.yaml': waitForDb('short-name', 'db'),
      'db.yaml': documents(
        'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: test\n',
        service('db', 5432).replace('name: db', 'name: db\n  namespace: test'),
      ),
      'with-namespace.yaml': waitForDb('with-namespace', 'db.test'),
    },
    { steps: [apply('db.yaml'), apply('pod.yaml', 2_000)] },
  ),
  stops: [
    {
      atMs: 10_000,
      code: 'other-namespace.stuck',
      actions: [{ code: 'list-services', run: 'kubectl get services --all-namespaces' }],
    },
    {
      atMs: 18_000,
      code: 'other-namespace.cure',
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f with-namespace.yaml' }],
    },
  ],
  expect: [
    { atMs: 10_000, status: { 'short-name': 'Init:0/1' } },
    { atMs: 14_000, acted: true, printed: ['test          db'] },
    { atMs: 119_000, acted: true, status: { 'short-name': 'Init:0/1', 'with-namespace': 'Running' } },
  ],
};

const DNSUTILS = 'registry.k8s.io/e2e-test-images/jessie-dnsutils:1.3';
const DB = 'db.default.svc.cluster.local';

const digExitsZero: Lesson = {
  id: 'dig-exits-zero',
  group: 'D',
  scenario: scenario(
    {
      'pod.yaml': pod('dig-wait', inits(container('wait', `until dig ${DB}; do sleep 2; done`, '', DNSUTILS)), APP),
      'test-the-answer.yaml': pod(
        'answer-wait',
        inits(container('wait', `until [ -n "$(dig +short ${DB})" ]; do echo no answer; sleep 2; done`, '', DNSUTILS)),
        APP,
      ),
    },
    { node: { images: ['busybox:1.36', DNSUTILS] } },
  ),
  stops: [
    {
      atMs: 7_000,
      code: 'dig-exits-zero.passed',
      actions: [{ code: 'read-init-log', run: 'kubectl logs dig-wait -c wait' }],
    },
    {
      atMs: 14_000,
      code: 'dig-exits-zero.cure',
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f test-the-answer.yaml' }],
    },
  ],
  expect: [
    { atMs: 7_000, status: { 'dig-wait': 'Running' } },
    { atMs: 11_000, acted: true, printed: ['status: NXDOMAIN'] },
    { atMs: 60_000, acted: true, status: { 'answer-wait': 'Init:0/1' } },
  ],
};

const braceLoop: Lesson = {
  id: 'brace-loop',
  group: 'D',
  scenario: scenario({
    'pod.yaml': boundedWait('{1..100}'),
    'services.yaml': TWO_SERVICES,
    'with-seq.yaml': boundedWait('$(seq 1 100)', 'bounded-wait-seq'),
  }),
  stops: [
    {
      atMs: 6_000,
      code: 'brace-loop.failed',
      actions: [{ code: 'read-log', run: 'kubectl logs bounded-wait -c wait' }],
    },
    {
      atMs: 12_000,
      code: 'brace-loop.cure',
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f with-seq.yaml' }],
    },
    { atMs: 24_000, code: 'brace-loop.waits', afterAction: true, actions: [CREATE_SERVICES] },
  ],
  myth: { code: 'myth.brace-loop', verdict: 'false' },
  expect: [
    { atMs: 6_000, status: { 'bounded-wait': 'Init:Error' } },
    { atMs: 24_000, acted: true, status: { 'bounded-wait-seq': 'Init:0/1' } },
    { atMs: 40_000, acted: true, status: { 'bounded-wait-seq': 'Running' } },
  ],
};

/** What a look-up answers, and what the loop around it makes of the answer. */
export const lessons: readonly Lesson[] = [
  shortNamesOld,
  shortNamesNewest,
  dottedName,
  otherNamespace,
  braceLoop,
  digExitsZero,
  ...reach,
];
