/** What will ever stand on the stage in this run: the picture keeps places for it, so that nothing jumps. */
import type { Run } from '../../engine/run';
import type { PodRecord } from '../records';
import { indexOf } from '../runIndex';
import { type ServiceSlot, serviceOf } from './names';

export interface StageExtent {
  /** The most questions of one look-up, at most 6. */
  readonly questions: number;
  /** Services that exist at some time, and names of Services that are asked for in vain; at most 8. */
  readonly services: readonly ServiceSlot[];
  /** Hosts outside the cluster that are connected to, at most 3. */
  readonly peers: readonly string[];
  readonly pulls: boolean;
  readonly lookups: boolean;
}

const MOST_QUESTIONS = 6;
const MOST_SERVICES = 8;
const MOST_PEERS = 3;

const extents = new WeakMap<Run, Map<string, StageExtent>>();

export function extentOf(run: Run, podUid: string | undefined): StageExtent {
  const known = extents.get(run) ?? new Map<string, StageExtent>();
  extents.set(run, known);
  const key = podUid ?? '';
  const extent = known.get(key) ?? measure(run, podUid);
  known.set(key, extent);
  return extent;
}

function measure(run: Run, podUid: string | undefined): StageExtent {
  const index = indexOf(run);
  const record = podUid === undefined ? undefined : index.pods.get(podUid);
  const asked = record ? askedBy(record) : { questions: 0, names: new Set<string>(), peers: new Set<string>() };
  const slots = new Map<string, ServiceSlot>();
  for (const { namespace, name } of index.objects.get('Service') ?? []) {
    if (namespace !== 'kube-system' && name !== 'kubernetes') slots.set(`${name}.${namespace}`, { namespace, name });
  }
  for (const name of asked.names) {
    const slot = serviceOf(name);
    if (slot) slots.set(`${slot.name}.${slot.namespace}`, slot);
  }
  return {
    questions: Math.min(MOST_QUESTIONS, asked.questions),
    services: [...slots.values()].slice(0, MOST_SERVICES),
    peers: [...asked.peers].slice(0, MOST_PEERS),
    pulls: [...(record?.containers.values() ?? [])].some(({ pulls }) => pulls.length > 0),
    lookups: asked.questions > 0,
  };
}

function askedBy(record: PodRecord): { questions: number; names: Set<string>; peers: Set<string> } {
  let questions = 0;
  const names = new Set<string>();
  const peers = new Set<string>();
  for (const { instances } of record.containers.values()) {
    for (const { lookups, connections } of instances) {
      for (const { shown } of lookups) {
        const asked = new Set(shown.map(({ name }) => name));
        questions = Math.max(questions, asked.size);
        for (const name of asked) names.add(name);
      }
      for (const { service, peer, address } of connections) if (!service) peers.add(peer ?? address);
    }
  }
  return { questions, names, peers };
}
