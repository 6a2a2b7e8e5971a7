/** The statecharts are the ones that ran: drives them through the recorded scenarios and tells which states were never entered. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MACHINES, type MachineName } from '../../engine/machines';
import { simulate } from '../../engine/simulate';
import { readScenarioFile } from '../../scenario/file';
import type { Scenario } from '../../scenario/scenario';

const SCENARIOS = join(import.meta.dirname, '..', 'scenarios');

interface Node {
  states?: Readonly<Record<string, Node>>;
}

/** Leaves only: `Running.Started` stands for `Running`. */
const statesOf = ({ states = {} }: Node, prefix = ''): string[] =>
  Object.entries(states).flatMap(([name, node]) =>
    Object.keys(node.states ?? {}).length > 0 ? statesOf(node, `${prefix}${name}.`) : [prefix + name],
  );

const ALL = Object.entries(MACHINES).flatMap(([machine, { config, root }]) =>
  statesOf(root)
    .filter((state) => state !== config.initial)
    .map((state) => `${machine} ${state}`),
);

/** What no recorded scenario does: a broken env reference, a tag that does not exist, a name server that is not there. */
const UNRECORDED = [
  'container CreateFailed',
  'imagePull ErrImagePull',
  'imagePull ImagePullBackOff',
  'lookup NoAddress',
  'lookup ServerFailed',
  'lookup TimedOut',
];

const pod = (name: string, spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: ${spec}\n---\n`;
const asks = (command: string, server: string): string =>
  `{restartPolicy: Never, dnsPolicy: None, dnsConfig: {nameservers: ["${server}"]}, containers: [{name: app, image: "busybox:1.36", command: [sh, -c, "${command}"]}]}`;

const SUPPLEMENT: Scenario = {
  kubernetes: '1.36',
  namespace: 'default',
  files: {
    'pods.yaml': [
      pod('env', '{containers: [{name: app, image: nginx, envFrom: [{configMapRef: {name: nope}}]}]}'),
      pod('tag', '{containers: [{name: app, image: "busybox:9.99"}]}'),
      pod('silent', asks('nslookup web.default.svc.cluster.local', '192.0.2.1')),
      pod('refusing', asks('nslookup web.default.svc.cluster.local', '10.0.0.1')),
      pod('six', asks('nslookup -type=aaaa kubernetes.default.svc.cluster.local', '10.96.0.10')),
    ].join(''),
  },
  steps: [{ atMs: 0, run: 'kubectl apply -f pods.yaml' }],
  untilMs: 60_000,
  node: { images: ['busybox:1.36', 'nginx'] },
};

function statesEntered(scenario: Scenario): Set<string> {
  const entered = new Set<string>();
  for (const event of simulate(scenario).trace)
    if (event.kind === 'transition') entered.add(`${event.machine satisfies MachineName} ${event.to}`);
  return entered;
}

it('run through every state that they have', () => {
  const recorded = new Set<string>();
  for (const file of readdirSync(SCENARIOS)) {
    const read = readScenarioFile(readFileSync(join(SCENARIOS, file), 'utf8'));
    if (!read.ok) throw new Error(`${file}: ${read.problem.code}`);
    for (const state of statesEntered(read.scenario)) recorded.add(state);
  }
  const never = ALL.filter((state) => !recorded.has(state)).sort();
  console.log(`${ALL.length} states, never entered in a recorded scenario: ${never.join(', ')}`);
  expect(never).toEqual(UNRECORDED);

  const entered = statesEntered(SUPPLEMENT);
  expect(never.filter((state) => !entered.has(state))).toEqual([]);
});
