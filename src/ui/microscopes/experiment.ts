/** Small scenarios beside the reader's own: what another image would have done, what an image holds. */
import type { Service } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import type { Run } from '../../engine/run';
import { objectsAt } from '../../projection/objects';
import type { LookupRecord } from '../../projection/records';
import { indexOf } from '../../projection/runIndex';
import type { Scenario } from '../../scenario/scenario';

export interface Trial {
  readonly image: string;
  readonly argv: readonly string[];
}

export interface TrialResult {
  readonly image: string;
  /** Undefined: the program has not ended, or has not run. */
  readonly exitCode: number | undefined;
  readonly lookups: readonly LookupRecord[];
  readonly lines: readonly string[];
}

const UNTIL_MS = 30_000;

/** A Pod for each trial, in the same namespace, with the Services that there are at `t` and the same DNS settings. */
export function trialScenario(
  run: Run,
  t: number,
  { namespace, podUid }: { namespace: string; podUid: string },
  trials: readonly Trial[],
): Scenario {
  const services = objectsAt(run, t, 'Service').filter(isOrdinary).map(manifestOf);
  const namespaces = new Set([namespace, ...services.map(({ metadata }) => metadata.namespace)]);
  namespaces.delete('default');
  const spaces = [...namespaces].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  const dns = dnsOf(run, podUid);
  const pods = trials.map(({ image, argv }, index) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `trial-${index}`, namespace },
    spec: { restartPolicy: 'Never', ...dns, containers: [{ name: 'trial', image, command: argv }] },
  }));
  const { hosts, node } = run.scenario;
  return {
    kubernetes: '1.36',
    namespace: 'default',
    files: { 'world.json': listOf([...spaces, ...services]), 'trials.json': listOf(pods) },
    steps: [
      ...(spaces.length + services.length > 0 ? [{ atMs: 0, run: 'kubectl apply -f world.json' }] : []),
      { atMs: 2_000, run: 'kubectl apply -f trials.json' },
    ],
    untilMs: UNTIL_MS,
    node: { ...node, images: trials.map(({ image }) => image) },
    ...(hosts ? { hosts } : {}),
  };
}

const listOf = (items: readonly unknown[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

const isOrdinary = (object: KubeObject): object is Service =>
  object.kind === 'Service' &&
  'spec' in object &&
  object.metadata.namespace !== 'kube-system' &&
  object.metadata.name !== 'kubernetes';

function manifestOf({ metadata, spec }: Service) {
  const { ports, type, externalName, clusterIP } = spec;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: metadata.name, namespace: metadata.namespace ?? 'default' },
    spec: {
      ...(ports ? { ports } : {}),
      ...(type ? { type } : {}),
      ...(externalName ? { externalName } : {}),
      ...(clusterIP === 'None' ? { clusterIP } : {}),
    },
  };
}

function dnsOf(run: Run, podUid: string): object {
  const object = indexOf(run).pods.get(podUid)?.versions.at(-1)?.object;
  const spec = object && 'spec' in object ? object.spec : undefined;
  if (typeof spec !== 'object' || spec === null) return {};
  const kept = ['dnsPolicy', 'dnsConfig', 'hostNetwork'];
  return Object.fromEntries(Object.entries(spec).filter(([field]) => kept.includes(field)));
}

/** What the trials did, in their order. */
export function trialResults(run: Run, trials: readonly Trial[]): readonly TrialResult[] {
  const pods = [...indexOf(run).pods.values()];
  return trials.map(({ image }, index) => {
    const pod = pods.find(({ name }) => name === `trial-${index}`);
    const instance = pod?.containers.get('trial')?.instances[0];
    return {
      image,
      exitCode: instance?.exited?.exitCode,
      lookups: instance?.lookups ?? [],
      lines: instance?.logs.map(({ line }) => line) ?? [],
    };
  });
}
