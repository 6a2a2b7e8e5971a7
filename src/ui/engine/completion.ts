/** What Tab offers in the terminal at a moment of the run. */
import { type Cluster, startCluster } from '../../engine/cluster';
import { complete } from '../../kubectl/completion/complete';
import type { Scenario } from '../../scenario/scenario';

export interface Completer {
  /** Whole words that the word before `cursor` may become. */
  complete(scenario: Scenario, atMs: number, line: string, cursor: number): readonly string[];
}

/** Steps of the queue at most: what has not happened by then cannot be offered. */
const STEP_BUDGET = 1_000_000;

/**
 * Keeps the last cluster: a learner presses Tab several times at one moment, or a little later. Only an earlier moment or
 * another scenario starts a new one.
 */
export function createCompleter(): Completer {
  let last: { key: string; atMs: number; cluster: Cluster } | undefined;
  const clusterAt = (scenario: Scenario, atMs: number): Cluster => {
    const key = JSON.stringify(scenario);
    const kept = last?.key === key && last.atMs <= atMs ? last.cluster : undefined;
    const cluster = kept ?? startCluster(scenario);
    // One that is stopped by what it throws, a part that is not loaded, has lost some of its work: never gone on with.
    last = undefined;
    cluster.context.queue.runUntil(atMs, STEP_BUDGET);
    last = { key, atMs, cluster };
    return cluster;
  };
  return {
    complete(scenario, atMs, line, cursor) {
      const files = Object.keys(scenario.files);
      const command = lastCommand(line.slice(0, cursor));
      if (!/^kubectl\s/.test(command)) return otherWords(command, files);
      const { client } = clusterAt(scenario, atMs);
      return complete(command, command.length, { client, namespace: namespaceOf(command, scenario), files });
    },
  };
}

/** Behind `|`, `;`, `&&` a new command starts. Quotes are not looked at: a wrong guess offers nothing. */
const lastCommand = (text: string): string => text.slice(text.search(/[^|;&\n]*$/)).trimStart();

/** `-n NAMESPACE` before the word decides whose objects are offered. */
function namespaceOf(command: string, scenario: Scenario): string {
  const words = command.split(/\s+/);
  const flag = words.findIndex((word) => word === '-n' || word === '--namespace' || word.startsWith('--namespace='));
  const value = words[flag]?.split('=')[1] ?? words[flag + 1];
  // The word that is being typed is no namespace yet.
  return flag < 0 || !value || flag >= words.length - 2 ? scenario.namespace : value;
}

/** The first word is a program, the others may be files. */
function otherWords(command: string, files: readonly string[]): readonly string[] {
  const words = command.split(/\s+/);
  const current = words.at(-1) ?? '';
  const offered = words.length < 2 ? ['kubectl'] : files;
  return current === '' && words.length < 2 ? [] : offered.filter((word) => word.startsWith(current)).sort();
}
