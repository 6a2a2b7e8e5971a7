import {
  APP,
  apply,
  apps,
  container,
  documents,
  inits,
  labelled,
  MINUTE_MS,
  pod,
  scenario,
  service,
} from '../building';
import type { Lesson } from '../lesson';

const SELECT_DB = 'selector:\n  app: db\n';

const resolvesButRefuses: Lesson = {
  id: 'resolves-but-refuses',
  group: 'D',
  scenario: scenario({
    'all.yaml': `${service('db', 8080, SELECT_DB)}---\n${pod(
      'waits-for-name',
      inits(container('wait', 'until nslookup db.default.svc.cluster.local; do sleep 2; done')),
      apps(container('app', 'while true; do wget -T 2 -qO- http://db; sleep 5; done')),
    )}`,
    'wait-for-port.yaml': pod(
      'waits-for-port',
      inits(container('wait', 'until nc -z db 80; do echo nobody listens; sleep 2; done')),
      apps(container('app', 'while true; do wget -T 2 -qO- http://db; sleep 5; done')),
    ),
    'db.yaml': labelled(
      pod('db', apps(container('db', 'mkdir /www; echo data > /www/index.html; sleep 5; httpd -f -p 8080 -h /www'))),
      'app: db',
    ),
  }),
  stops: [
    {
      atMs: 9_000,
      code: 'resolves-but-refuses.passed',
      actions: [{ code: 'read-log', run: 'kubectl logs waits-for-name' }],
    },
    {
      atMs: 16_000,
      code: 'resolves-but-refuses.port',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f wait-for-port.yaml' }],
    },
    {
      atMs: 26_000,
      code: 'resolves-but-refuses.db',
      afterAction: true,
      actions: [{ code: 'create-db', run: 'kubectl apply -f db.yaml' }],
    },
  ],
  myth: { code: 'myth.name-means-ready', verdict: 'false' },
  expect: [
    { atMs: 9_000, status: { 'waits-for-name': 'Running' } },
    { atMs: 13_000, acted: true, printed: ['Connection refused'] },
    { atMs: 26_000, acted: true, status: { 'waits-for-port': 'Init:0/1' } },
    { atMs: 50_000, acted: true, status: { 'waits-for-port': 'Running', db: 'Running' } },
  ],
};

const RESOLVER = (spec: string, name: string): string =>
  pod(
    name,
    spec,
    inits(container('wait', 'until nslookup web.default.svc.cluster.local; do echo waiting for web; sleep 2; done')),
    APP,
  );

const READ_RESOLVER = (name: string) => ({
  code: 'read-resolv-conf',
  run: `kubectl exec ${name} -c wait -- cat /etc/resolv.conf`,
});

const nodeDns: Lesson = {
  id: 'node-dns',
  group: 'D',
  scenario: scenario(
    {
      'pod.yaml': RESOLVER('  dnsPolicy: Default\n', 'node-dns'),
      'service.yaml': service('web', 8080),
      'cluster-first.yaml': RESOLVER('  dnsPolicy: ClusterFirst\n', 'cluster-first'),
    },
    { steps: [apply('service.yaml'), apply('pod.yaml', 1_000)] },
  ),
  stops: [
    { atMs: 9_000, code: 'node-dns.stuck', actions: [READ_RESOLVER('node-dns')] },
    {
      atMs: 16_000,
      code: 'node-dns.cure',
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f cluster-first.yaml' }],
    },
  ],
  expect: [
    { atMs: 13_000, acted: true, printed: ['nameserver 10.250.0.3'] },
    { atMs: 119_000, acted: true, status: { 'node-dns': 'Init:0/1', 'cluster-first': 'Running' } },
  ],
};

const hostNetwork: Lesson = {
  id: 'host-network',
  group: 'D',
  scenario: scenario(
    {
      'pod.yaml': RESOLVER('  hostNetwork: true\n', 'host-network'),
      'service.yaml': service('web', 8080),
      'with-host-net.yaml': RESOLVER('  hostNetwork: true\n  dnsPolicy: ClusterFirstWithHostNet\n', 'with-host-net'),
    },
    { steps: [apply('service.yaml'), apply('pod.yaml', 1_000)] },
  ),
  stops: [
    { atMs: 9_000, code: 'host-network.stuck', actions: [READ_RESOLVER('host-network')] },
    {
      atMs: 16_000,
      code: 'host-network.cure',
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f with-host-net.yaml' }],
    },
  ],
  expect: [
    { atMs: 13_000, acted: true, printed: ['nameserver 10.250.0.3'] },
    { atMs: 119_000, acted: true, status: { 'host-network': 'Init:0/1', 'with-host-net': 'Running' } },
  ],
};

const NAMESPACE_FILE = '/var/run/secrets/kubernetes.io/serviceaccount/namespace';
const NAMESPACE_VARIABLE =
  'env:\n- name: NAMESPACE\n  valueFrom:\n    fieldRef:\n      fieldPath: metadata.namespace\n';
const NO_TOKEN = '  automountServiceAccountToken: false\n';
const waitIn = (namespace: string): string =>
  `until nslookup web.${namespace}.svc.cluster.local; do echo waiting for web; sleep 2; done`;

const noToken: Lesson = {
  id: 'no-token',
  group: 'D',
  scenario: scenario(
    {
      'pod.yaml': pod(
        'no-token',
        NO_TOKEN,
        inits(container('wait', waitIn(`$(cat ${NAMESPACE_FILE})`), '', 'busybox:1.28')),
        APP,
      ),
      'service.yaml': service('web', 8080),
      'downward-api.yaml': pod(
        'downward-api',
        NO_TOKEN,
        inits(container('wait', waitIn('$NAMESPACE'), NAMESPACE_VARIABLE, 'busybox:1.28')),
        APP,
      ),
    },
    { steps: [apply('service.yaml'), apply('pod.yaml', 1_000)] },
  ),
  stops: [
    { atMs: 12_000, code: 'no-token.stuck', actions: [{ code: 'read-log', run: 'kubectl logs no-token -c wait' }] },
    {
      atMs: 20_000,
      code: 'no-token.cure',
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f downward-api.yaml' }],
    },
  ],
  expect: [
    { atMs: 16_000, acted: true, printed: [`cat: can't open '${NAMESPACE_FILE}': No such file or directory`] },
    { atMs: 119_000, acted: true, status: { 'no-token': 'Init:0/1', 'downward-api': 'Running' } },
  ],
};

const READ_ENDPOINTS = (service: string) => ({
  code: 'list-endpoints',
  run: `kubectl get endpointslices -l kubernetes.io/service-name=${service} -o jsonpath='{.items[*].endpoints}'`,
});

const HEADLESS = 'clusterIP: None\nselector:\n  app: peer\n';

const headlessPeers: Lesson = {
  id: 'headless-peers',
  group: 'D',
  scenario: scenario(
    {
      'pod.yaml': labelled(
        pod(
          'peer',
          inits(container('join', 'until nslookup peers.default.svc.cluster.local; do echo no peers; sleep 2; done')),
          APP,
        ),
        'app: peer',
      ),
      'service.yaml': service('peers', 8080, HEADLESS),
      'publish.yaml': service('peers', 8080, `${HEADLESS}publishNotReadyAddresses: true\n`),
    },
    { steps: [apply('service.yaml'), apply('pod.yaml', 1_000)] },
  ),
  stops: [
    {
      atMs: 12_000,
      code: 'headless-peers.stuck',
      actions: [READ_ENDPOINTS('peers')],
    },
    {
      atMs: 20_000,
      code: 'headless-peers.cure',
      actions: [{ code: 'publish', run: 'kubectl apply -f publish.yaml' }],
    },
  ],
  expect: [
    { atMs: 119_000, status: { peer: 'Init:0/1' } },
    { atMs: 16_000, acted: true, printed: ['"ready":false'] },
    { atMs: 60_000, acted: true, status: { peer: 'Running' } },
  ],
};

const FROM_VARIABLE = 'until [ -n "$WEB_SERVICE_HOST" ]; do echo WEB_SERVICE_HOST is empty; sleep 2; done';

const serviceVariables: Lesson = {
  id: 'service-variables',
  group: 'D',
  scenario: scenario(
    {
      'pod.yaml': pod('from-variable', inits(container('wait', FROM_VARIABLE)), APP),
      'service.yaml': service('web', 8080),
    },
    { untilMs: 2 * MINUTE_MS },
  ),
  stops: [
    {
      atMs: 6_000,
      code: 'service-variables.missing',
      actions: [{ code: 'create-service', run: 'kubectl apply -f service.yaml' }],
    },
    {
      atMs: 16_000,
      code: 'service-variables.frozen',
      afterAction: true,
      actions: [{ code: 'replace-pod', run: 'kubectl replace --force -f pod.yaml' }],
    },
  ],
  expect: [
    { atMs: 16_000, acted: true, status: { 'from-variable': 'Init:0/1' } },
    { atMs: 60_000, acted: true, status: { 'from-variable': 'Running' } },
  ],
};

const noTraffic: Lesson = {
  id: 'no-traffic-yet',
  group: 'D',
  scenario: scenario({
    'all.yaml': documents(
      service('web', 8080, 'selector:\n  app: web\n'),
      labelled(
        pod(
          'web-pod',
          inits(container('warm', 'httpd -p 8080; sleep 25')),
          apps(container('web', 'httpd -f -p 8080', 'ports:\n- containerPort: 8080\n')),
        ),
        'app: web',
      ),
    ),
  }),
  stops: [
    { atMs: 8_000, code: 'no-traffic-yet.listening', actions: [READ_ENDPOINTS('web')] },
    {
      atMs: 15_000,
      code: 'no-traffic-yet.refused',
      actions: [{ code: 'connect', run: 'kubectl exec web-pod -c warm -- wget -T 2 http://web' }],
    },
    { atMs: 32_000, code: 'no-traffic-yet.ready', actions: [{ code: 'get-pods', run: 'kubectl get pods' }] },
  ],
  expect: [
    { atMs: 12_000, acted: true, status: { 'web-pod': 'Init:0/1' }, printed: ['"ready":false'] },
    { atMs: 18_000, acted: true, printed: ['Connection refused'] },
    { atMs: 32_000, status: { 'web-pod': 'Running' }, ready: { 'web-pod': '1/1' } },
  ],
};

/** Between a name and a connection: resolvers, endpoints, variables. */
export const lessons: readonly Lesson[] = [
  resolvesButRefuses,
  noTraffic,
  serviceVariables,
  nodeDns,
  hostNetwork,
  noToken,
  headlessPeers,
];
