import { encodeUtf8 } from '../process/index';

/** A variable. Records are never changed in place: forked shells share them. */
export interface Variable {
  readonly value: string | null;
  readonly isExported: boolean;
  readonly isReadonly: boolean;
  readonly isInteger?: boolean;
  /** `declare -u`, `-l`, `-c`: what is assigned becomes capitals, small letters, or begins with a capital. */
  readonly letters?: 'u' | 'l' | 'c';
  /** `declare -a` without a value: an array that has no elements yet, and is unset. */
  readonly isBare?: boolean;
  /** `declare -n`: the name stands for another variable. */
  readonly refersTo?: string;
  readonly array?: readonly (string | undefined)[];
  readonly map?: ReadonlyMap<string, string>;
}

/** Which of its 1024 rows bash keeps a name in: it lists variables, and the keys of an array, row by row. */
export function hashRow(name: string): number {
  let hash = 2166136261;
  for (const byte of encodeUtf8(name)) hash = Math.imul(hash, 16777619) ^ byte;
  return hash & 1023;
}

/** A value as `declare -u` and its like keep it. */
export function inLetters(value: string, letters: 'u' | 'l' | 'c'): string {
  if (letters === 'u') return value.toUpperCase();
  if (letters === 'l') return value.toLowerCase();
  return value.charAt(0).toUpperCase() + value.slice(1).toLowerCase();
}

const UNSET: Variable = { value: null, isExported: false, isReadonly: false };

/** Values below this are not counted as memory: nearly all are. */
const COUNTED_LENGTH = 1024;

/** The variables of one shell: names, local frames of functions, the environment for children, memory taken. */
export class Variables {
  #records: Map<string, Variable>;
  /** A forked shell has the same records: who changes one copies them first. Most forked shells change none. */
  #isShared = false;
  #frames: Map<string, Variable | undefined>[];
  /** Some name has stood for another variable: without that, no name needs a second look. */
  #hasReferences = false;
  #environment: Readonly<Record<string, string>> | undefined;
  bytes = 0;

  constructor(from?: Variables) {
    this.#records = from ? from.#share() : new Map();
    this.#isShared = from !== undefined;
    this.#frames = from ? from.#frames.map((frame) => new Map(frame)) : [];
    if (from) this.#environment = from.#environment;
    if (from) this.#hasReferences = from.#hasReferences;
    this.bytes = from?.bytes ?? 0;
  }

  #share(): Map<string, Variable> {
    this.#isShared = true;
    return this.#records;
  }

  #own(): Map<string, Variable> {
    if (this.#isShared) this.#records = new Map(this.#records);
    this.#isShared = false;
    return this.#records;
  }

  get(name: string): Variable | undefined {
    return this.#records.get(this.#hasReferences ? this.targetOf(name) : name);
  }

  /** The name that a reference of `declare -n` ends at. */
  targetOf(name: string): string {
    let target = name;
    for (let steps = 0; this.#hasReferences && steps < 8; steps++) {
      const next = this.#records.get(target)?.refersTo;
      if (!next) break;
      target = next;
    }
    return target;
  }

  /** The record of the name itself, be it a reference or not. */
  own(name: string): Variable | undefined {
    return this.#records.get(name);
  }

  /** Replaces the whole record. */
  put(name: string, variable: Variable): void {
    this.putOwn(this.#hasReferences ? this.targetOf(name) : name, variable);
  }

  putOwn(name: string, variable: Variable): void {
    if (variable.refersTo !== undefined) this.#hasReferences = true;
    const before = this.#records.get(name);
    this.#own().set(name, variable);
    if (variable.isExported || before?.isExported) this.#environment = undefined;
    const length = variable.value?.length ?? 0;
    const lengthBefore = before?.value?.length ?? 0;
    if (length > COUNTED_LENGTH || lengthBefore > COUNTED_LENGTH) this.bytes += length - lengthBefore;
  }

  /** Sets the value and keeps the attributes. */
  assign(name: string, value: string, isExported = false): void {
    const before = this.get(name) ?? UNSET;
    this.put(name, { ...before, value, isExported: before.isExported || isExported });
  }

  change(name: string, attributes: Partial<Variable>): void {
    this.put(name, { ...(this.get(name) ?? UNSET), ...attributes });
  }

  delete(name: string): void {
    this.deleteOwn(this.#hasReferences ? this.targetOf(name) : name);
  }

  deleteOwn(name: string): void {
    const before = this.#records.get(name);
    if (!before) return;
    this.#own().delete(name);
    if (before.isExported) this.#environment = undefined;
    if ((before.value?.length ?? 0) > COUNTED_LENGTH) this.bytes -= before.value?.length ?? 0;
  }

  restore(name: string, before: Variable | undefined): void {
    if (before) this.putOwn(name, before);
    else this.deleteOwn(name);
  }

  entries(): [string, Variable][] {
    return [...this.#records].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  pushFrame(): void {
    this.#frames.push(new Map());
  }

  popFrame(): void {
    for (const [name, before] of this.#frames.pop() ?? []) this.restore(name, before);
  }

  /** The names that are local to the running function. */
  localNames(): readonly string[] {
    return [...(this.#frames[this.#frames.length - 1]?.keys() ?? [])];
  }

  get isInFunction(): boolean {
    return this.#frames.length > 0;
  }

  /** Makes a name local to the running function. */
  makeLocal(name: string, startsUnset: boolean): void {
    const frame = this.#frames[this.#frames.length - 1];
    if (!frame || frame.has(name)) return;
    frame.set(name, this.#records.get(name));
    if (startsUnset) this.deleteOwn(name);
  }

  /** What children get. The same object until something exported changes. */
  environment(isBash: boolean): Readonly<Record<string, string>> {
    if (this.#environment) return this.#environment;
    const environment: [string, string][] = [];
    for (const [name, { isExported, value, array, map }] of this.#records)
      if (isExported && value !== null && !array && !map) environment.push([name, value]);
    if (isBash) {
      environment.sort(([a], [b]) => hashRow(a) - hashRow(b));
      environment.push(['_', '/usr/bin/env']);
    }
    this.#environment = Object.fromEntries(environment);
    return this.#environment;
  }
}
