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
  const running = new Map<string, Running>();
  const keyOf = (machine: MachineName, id: string) => `${machine} ${id}`;

  function send(name: MachineName, id: string, event: string): boolean {
    const machine = running.get(keyOf(name, id));
    if (!machine?.snapshot.can({ type: event })) return false;
    const chart: AnyStateMachine = MACHINES[name];
    const [next, actions] = transition(chart, machine.snapshot, { type: event });
    machine.snapshot = next;
    context.trace.lead({ kind: 'transition', machine: name, id, event, to: stateText(next.value) });
    for (const action of actions) machine.effects[action.type]?.();
    return true;
  }

  return {
    start(name, id, effects = {}) {
      if (running.has(keyOf(name, id))) return;
      const chart: AnyStateMachine = MACHINES[name];
      const [snapshot] = initialTransition(chart);
      running.set(keyOf(name, id), { snapshot, effects });
    },
    send,
    state(name, id) {
      const machine = running.get(keyOf(name, id));
      return machine && stateText(machine.snapshot.value);
    },
    forget: (name, id) => void running.delete(keyOf(name, id)),
  };
}

/** `{ Running: 'Started' }` → `Running.Started`. */
function stateText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const [entry] = Object.entries(value);
  return entry ? `${entry[0]}.${stateText(entry[1])}` : '';
}
