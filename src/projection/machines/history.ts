/** What the statecharts of a run went through, instance by instance. */
import type { Run, Transition } from '../../engine/run';
import { indexOf } from '../runIndex';
import { countUntil } from '../search';

export type MachineName = Transition['machine'];

export interface MachineInstance {
  readonly machine: MachineName;
  readonly id: string;
  /** Whose it is, from the Pod inwards: `['myapp-pod', 'init-mydb']`. */
  readonly names: readonly string[];
  readonly transitions: readonly Transition[];
}

const ORDER: readonly MachineName[] = ['pod', 'container', 'imagePull', 'volume', 'probe', 'lookup'];

const known = new WeakMap<Run, readonly MachineInstance[]>();

/** Every instance that took a transition, by machine, in the order in which they began. */
export function machineInstances(run: Run): readonly MachineInstance[] {
  let instances = known.get(run);
  if (!instances) {
    instances = collect(run);
    known.set(run, instances);
  }
  return instances;
}

function collect(run: Run): readonly MachineInstance[] {
  const found = new Map<string, { machine: MachineName; id: string; transitions: Transition[] }>();
  for (const event of run.trace) {
    if (event.kind !== 'transition') continue;
    const { machine, id } = event;
    const instance = found.get(`${machine} ${id}`) ?? { machine, id, transitions: [] };
    found.set(`${machine} ${id}`, instance);
    instance.transitions.push(event);
  }
  const { pods } = indexOf(run);
  return ORDER.flatMap((machine) =>
    [...found.values()]
      .filter((instance) => instance.machine === machine)
      .map((instance) => {
        const [uid = '', ...inner] = instance.id.split('/');
        return { ...instance, names: [pods.get(uid)?.name ?? uid, ...inner] };
      }),
  );
}

export interface MachineMoment {
  readonly state: string;
  /** The transition that led there; undefined in the initial state. */
  readonly last: Transition | undefined;
  /** How many transitions there have been. */
  readonly count: number;
}

/** The state at `t`; `initial` before the first transition. */
export function machineAt({ transitions }: MachineInstance, initial: string, t: number): MachineMoment {
  const count = countUntil(transitions, t);
  const last = transitions[count - 1];
  return { state: last?.to ?? initial, last, count };
}

/** How often each state was entered until `t`. */
export function entriesUntil({ transitions }: MachineInstance, t: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { to } of transitions.slice(0, countUntil(transitions, t))) counts.set(to, (counts.get(to) ?? 0) + 1);
  return counts;
}

/** The next transition into a state after `t`, or else the first one of all; undefined if it is never entered. */
export function nextEntry({ transitions }: MachineInstance, state: string, t: number): Transition | undefined {
  const entries = transitions.filter(({ to }) => isWithin(to, state));
  return entries.find(({ atMs }) => atMs > t) ?? entries[0];
}

/** `Running.Started` lies in `Running`. */
export const isWithin = (state: string, outer: string): boolean => state === outer || state.startsWith(`${outer}.`);
