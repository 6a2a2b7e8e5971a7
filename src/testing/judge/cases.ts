import type { Pod } from '../../api/core';
import { startCluster } from '../../engine/simulate';
import type { Scenario } from '../../scenario/scenario';
import { DAEMON_LINES, FURTHER_LINES } from './furtherLines';
import { ERROR_LINES, READ_LINES } from './readLines';
import { APPLY_LINES, BLOCKING_LINES } from './writeLines';

/** One command line at one moment of one scenario. */
export interface Case {
  atMs: number;
  line: string;
  /** Time goes on while it runs: deletions, waits. */
  blocks?: boolean;
}

/** Scenarios and the moments at which everything is asked. */
export const SCENARIOS: Readonly<Record<string, readonly number[]>> = {
  'kubectl-outputs': [1_300, 12_300],
  'seed-wait-for-services': [9_300, 28_300],
  'seed-bounded-wait': [12_300],
  'seed-bounded-wait-seq': [12_300],
  'seed-delay': [6_300],
  'seed-init-ports-not-in-service': [12_300],
  'seed-install-into-emptydir': [8_300],
  'seed-short-names-newest-busybox': [12_300],
  'seed-short-names-one-by-one': [12_300],
  'seed-unique-names': [12_300],
  'configmap-and-downward-volumes': [8_300],
  'init-fails-never': [8_300],
  'init-fails-onfailure': [45_300],
  'secret-volume-missing': [8_300],
  'sidecar-startup-probe': [4_300, 14_300],
  'two-apps-one-fails-always': [12_300],
  'workload-deployment-with-init': [2_300, 12_300],
  'workload-job-failing-init-never': [12_300],
  'workload-job-held-by-logger': [10_300],
  'workload-statefulset-peers': [12_300],
  'too-big-for-the-node': [8_300],
  'image-never-pulled': [20_300],
  'workload-daemonset-cronjob': [12_300, 62_300, 71_300],
  'dns-headless': [12_300],
  'dns-external-name': [12_300],
};

/** The scenario where writes, errors and everything that does not depend on the Pod's state are asked. */
const THOROUGH = 'kubectl-outputs';
const THOROUGH_AT_MS = 12_300;
const DAEMONS = 'workload-daemonset-cronjob';

export function casesOf(name: string, scenario: Scenario): Case[] {
  const cases = (SCENARIOS[name] ?? [8_300]).flatMap((atMs): Case[] => {
    const fill = fillerAt(scenario, atMs);
    const own = name === DAEMONS ? DAEMON_LINES : [];
    return [...READ_LINES, ...own].flatMap((line) => fill(line)).map((line) => ({ atMs, line }));
  });
  if (name !== THOROUGH) return cases;
  const atMs = THOROUGH_AT_MS;
  const still = [...ERROR_LINES, ...APPLY_LINES, ...FURTHER_LINES].map((line): Case => ({ atMs, line }));
  return [...cases, ...still, ...BLOCKING_LINES.map((line): Case => ({ atMs, line, blocks: true }))];
}

/** Puts the scenario's own names into a line: POD, CONTAINER, INIT. A line for which there is none is left out. */
function fillerAt(scenario: Scenario, atMs: number): (line: string) => string[] {
  const cluster = startCluster({ ...scenario, steps: scenario.steps.filter((step) => step.atMs < atMs) });
  cluster.context.queue.runUntil(atMs);
  const resource = cluster.client.resources().find((each) => each.kind === 'Pod');
  const listed = resource && cluster.client.list(resource, { namespace: scenario.namespace });
  const [pod] = (listed?.ok ? listed.value.items : []) as Pod[];
  const words: Record<string, string | undefined> = {
    POD: pod?.metadata.name,
    CONTAINER: pod?.spec.containers[0]?.name,
    INIT: pod?.spec.initContainers?.[0]?.name,
  };
  return (line) => {
    let missing = false;
    const filled = line.replace(/\b(?:POD|CONTAINER|INIT)\b/g, (word) => {
      missing ||= words[word] === undefined;
      return words[word] ?? '';
    });
    return missing ? [] : [filled];
  };
}
