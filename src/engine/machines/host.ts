/**
 * Runs the statecharts: keeps the snapshot of each by machine and id, takes transitions with XState's pure functions,
 * traces them, and hands the effects that they return to whoever started the machine. No actor, no clock, no timer:
 * what takes time is an entry of the engine's queue that sends the next event.
 */
import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate';
import type { EngineContext } from '../context';
import { MACHINES, type MachineName } from './index';

/** What carries out the effects that a chart names in its entry actions. */
export type Effects = Readonly<Record<string, () => void>>;

export interface MachineHost {
  /** Puts a machine into its initial state, without a trace event. Known ids stay as they are. */
  start(machine: MachineName, id: string, effects?: Effects): void;
  /**
   * Takes a transition. False if the state has none for this event. The transition leads what follows in this piece of
   * work: effects and the caller's own events have it as their cause.
   */
  send(machine: MachineName, id: string, event: string): boolean;
  /** Nested states joined by dots; undefined for an unknown machine. */
  state(machine: MachineName, id: string): string | undefined;
  forget(machine: MachineName, id: string): void;
}

interface Running {
  snapshot: AnyMachineSnapshot;
  effects: Effects;
}

export function createMachineHost(context: EngineContext): MachineHost {
  const running = new Map<MachineName, Map<string, Running>>();

  function send(name: MachineName, id: string, event: string): boolean {
    const machine = running.get(name)?.get(id);
    const step = machine && stepFrom(machine.snapshot, name, event);
    if (!step) return false;
    machine.snapshot = step.next;
    context.trace.lead({ kind: 'transition', machine: name, id, event, to: step.to });
    for (const action of step.actions) machine.effects[action]?.();
    return true;
  }

  return {
    start(name, id, effects = {}) {
      const others = running.get(name) ?? new Map<string, Running>();
      if (others.has(id)) return;
      running.set(name, others.set(id, { snapshot: initialOf(name), effects }));
    },
    send,
    state(name, id) {
      const machine = running.get(name)?.get(id);
      return machine && stateText(machine.snapshot.value);
    },
    forget: (name, id) => void running.get(name)?.delete(id),
  };
}

/** A transition that was taken: where to, with which actions. */
interface Step {
  next: AnyMachineSnapshot;
  to: string;
  actions: readonly string[];
}

/**
 * The charts have no context, so a snapshot and an event always give the same transition. Each is worked out once: a loop
 * of look-ups takes the same five transitions ten thousand times.
 */
const steps = new WeakMap<AnyMachineSnapshot, Map<string, Step | undefined>>();
const initials = new Map<MachineName, AnyMachineSnapshot>();
const representatives = new Map<string, AnyMachineSnapshot>();

function stepFrom(snapshot: AnyMachineSnapshot, name: MachineName, event: string): Step | undefined {
  const known = steps.get(snapshot) ?? new Map<string, Step | undefined>();
  if (known.has(event)) return known.get(event);
  const step = takeStep(snapshot, name, event);
  steps.set(snapshot, known.set(event, step));
  return step;
}

function takeStep(snapshot: AnyMachineSnapshot, name: MachineName, type: string): Step | undefined {
  if (!snapshot.can({ type })) return undefined;
  const chart: AnyStateMachine = MACHINES[name];
  const [next, actions] = transition(chart, snapshot, { type });
  const to = stateText(next.value);
  return { next: representative(name, to, next), to, actions: actions.map((action) => action.type) };
}

/** One snapshot stands for all of a state, so that a loop comes back to steps that are known. */
function representative(name: MachineName, state: string, snapshot: AnyMachineSnapshot): AnyMachineSnapshot {
  const key = `${name} ${state}`;
  const known = representatives.get(key);
  if (!known) representatives.set(key, snapshot);
  return known ?? snapshot;
}

function initialOf(name: MachineName): AnyMachineSnapshot {
  const known = initials.get(name);
  if (known) return known;
  const chart: AnyStateMachine = MACHINES[name];
  const [snapshot] = initialTransition(chart);
  initials.set(name, representative(name, stateText(snapshot.value), snapshot));
  return snapshot;
}

/** `{ Running: 'Started' }` → `Running.Started`. */
function stateText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const [entry] = Object.entries(value);
  return entry ? `${entry[0]}.${stateText(entry[1])}` : '';
}
