import { defaultAction } from './signals';
import type { SignalName } from './types';

const NONE: readonly SignalName[] = [];

export type SignalAction = 'ignore' | 'catch' | 'terminate' | 'stop';

/** What one process does with signals, and which caught ones it has not looked at yet. Empty for nearly all processes. */
export class SignalState {
  #caught: Set<SignalName> | undefined;
  #ignored: Set<SignalName> | undefined;
  #pending: SignalName[] | undefined;

  /** A forked child starts with its parent's dispositions and nothing pending. */
  inherit(parent: SignalState): void {
    if (parent.#ignored) this.#ignored = new Set(parent.#ignored);
    if (parent.#caught) this.#caught = new Set(parent.#caught);
  }

  /** A new program: what was caught is default again, what was ignored stays ignored. */
  resetForExec(): void {
    this.#caught = undefined;
    this.#pending = undefined;
  }

  set(signal: SignalName, disposition: 'default' | 'ignore' | 'catch'): void {
    this.#caught?.delete(signal);
    this.#ignored?.delete(signal);
    if (disposition === 'catch') {
      this.#caught ??= new Set();
      this.#caught.add(signal);
    } else if (disposition === 'ignore') {
      this.#ignored ??= new Set();
      this.#ignored.add(signal);
    }
  }

  disposition(signal: SignalName): 'default' | 'ignore' | 'catch' {
    if (this.#ignored?.has(signal)) return 'ignore';
    return this.#caught?.has(signal) ? 'catch' : 'default';
  }

  /** The first process of a container gets no default action: only what it handles, and KILL from outside. */
  actionFor(signal: SignalName, isFirst: boolean, fromOutside: boolean): SignalAction {
    if (signal === 'KILL' || signal === 'STOP') {
      if (isFirst && !fromOutside) return 'ignore';
      return signal === 'KILL' ? 'terminate' : 'stop';
    }
    const disposition = this.disposition(signal);
    if (disposition !== 'default') return disposition;
    if (isFirst) return 'ignore';
    const action = defaultAction(signal);
    return action === 'continue' ? 'ignore' : action;
  }

  add(signal: SignalName): void {
    this.#pending ??= [];
    if (!this.#pending.includes(signal)) this.#pending.push(signal);
  }

  get hasPending(): boolean {
    return this.#pending !== undefined && this.#pending.length > 0;
  }

  get pending(): readonly SignalName[] {
    return this.#pending ?? NONE;
  }

  take(): readonly SignalName[] {
    const taken = this.#pending;
    if (!taken || taken.length === 0) return NONE;
    this.#pending = undefined;
    return taken;
  }
}
