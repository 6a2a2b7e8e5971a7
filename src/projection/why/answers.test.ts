import { expect, it } from 'vitest';
import { simulate } from '../../engine/simulate';
import type { Scenario } from '../../scenario/scenario';
import { podsAt } from '../objects';
import { whyAt } from './whyAt';

const scenario = (spec: string, more: readonly string[] = []): Scenario => ({
  kubernetes: '1.36',
  namespace: 'default',
  files: { 'all.yaml': [`apiVersion: v1\nkind: Pod\nmetadata:\n  name: pod\nspec:\n${spec}`, ...more].join('---\n') },
  steps: [{ atMs: 0, run: 'kubectl apply -f all.yaml' }],
  untilMs: 40_000,
});

const service = (spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec: {${spec}, ports: [{port: 80}]}\n`;
const APP = '  containers:\n  - {name: app, image: busybox, command: [sleep, "3600"]}\n';
const asking = (name: string): string =>
  `  initContainers:\n  - {name: wait, image: "busybox:1.28", command: [sh, -c, "until nslookup ${name}; do sleep 2; done"]}\n`;
const WEB = 'web.default.svc.cluster.local';

it.each([
  [
    'the node’s DNS answered',
    `  dnsPolicy: Default\n${asking(WEB)}${APP}`,
    [service('selector: {a: b}')],
    'why.outsideDns',
  ],
  [
    'the Service is headless, and nobody is ready',
    asking(WEB) + APP,
    [service('clusterIP: None, selector: {a: b}')],
    'why.headless',
  ],
  ['there is no such Service', asking(WEB) + APP, [], 'why.noService'],
  ['a part of the name is empty', asking('web..svc.cluster.local') + APP, [], 'why.emptyLabel'],
  ['it cannot be executed', '  containers:\n  - {name: app, image: busybox, command: [/nothing]}\n', [], 'why.message'],
  ['there is no such image', '  containers:\n  - {name: app, image: "busybox:1.63"}\n', [], 'why.blocked.image'],
  [
    'a sidecar’s startup probe has not succeeded',
    `  initContainers:\n  - {name: proxy, image: busybox, command: [sleep, "3600"], restartPolicy: Always, startupProbe: {exec: {command: ["false"]}, failureThreshold: 99}}\n${APP}`,
    [],
    'why.startupProbe',
  ],
  [
    'a sidecar is down beside a running app',
    `  initContainers:\n  - {name: proxy, image: busybox, command: [sh, -c, "sleep 5; exit 1"], restartPolicy: Always}\n${APP}`,
    [],
    'why.exited',
  ],
  [
    'it failed because it asked in vain',
    `  initContainers:\n  - {name: check, image: "busybox:1.36", command: [sh, -c, "nslookup ${WEB} || exit 1"]}\n${APP}`,
    [],
    'why.noService',
  ],
  ['its deadline is over', `  activeDeadlineSeconds: 5\n  terminationGracePeriodSeconds: 5\n${APP}`, [], 'why.verdict'],
])('the status of the Pod: %s', (_, spec, more, code) => {
  const run = simulate(scenario(spec, more));
  const [pod] = podsAt(run, 20_000).filter(({ metadata }) => metadata.name === 'pod');
  const chain = whyAt(run, { kind: 'pod', uid: pod?.metadata.uid ?? '' }, 20_000);
  expect(chain.map(({ said }) => said.code)).toContain(code);
  // A name that another server did not know says nothing about the cluster's Services.
  if (code !== 'why.noService') expect(chain.map(({ said }) => said.code)).not.toContain('why.noService');
});

it('of a Job’s Pod that has succeeded: its app, not how its sidecar was stopped', () => {
  const run = simulate(
    scenario(
      `  restartPolicy: Never\n  initContainers:\n  - {name: logs, image: busybox, command: [sh, -c, "trap '' TERM; while true; do sleep 1; done"], restartPolicy: Always}\n  terminationGracePeriodSeconds: 2\n  containers:\n  - {name: app, image: busybox, command: [sleep, "3"]}\n`,
    ),
  );
  const [pod] = podsAt(run, 30_000).filter(({ metadata }) => metadata.name === 'pod');
  expect(pod?.status?.phase).toBe('Succeeded');
  const chain = whyAt(run, { kind: 'pod', uid: pod?.metadata.uid ?? '' }, 30_000);
  expect(chain.find(({ said }) => said.code === 'why.exited')?.said.params).toMatchObject({
    container: 'app',
    code: 0,
  });
});

it('of an init container that is done: the answer that let it end', () => {
  const check = (command: string) =>
    `  initContainers:\n  - {name: check, image: nicolaka/netshoot, command: [${command}]}\n${APP}`;
  const codes = (spec: string, more: readonly string[]) => {
    const run = simulate(scenario(spec, more));
    const [pod] = podsAt(run, 20_000).filter(({ metadata }) => metadata.name === 'pod');
    const asked = { kind: 'container', podUid: pod?.metadata.uid ?? '', container: 'check' } as const;
    return whyAt(run, asked, 20_000).map(({ said }) => said.code);
  };
  const found = codes(check(`nslookup, ${WEB}`), [service('selector: {a: b}')]);
  expect(found.slice(0, 2)).toEqual(['why.exited', 'why.found']);
  expect(codes(check(`sh, -c, "dig ${WEB}; true"`), [])).toContain('why.programSucceedsThough');
});
