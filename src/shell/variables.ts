/** A variable. Records are never changed in place: forked shells share them. */
export interface Variable {
  readonly value: string | null;
  readonly isExported: boolean;
  readonly isReadonly: boolean;
  readonly isInteger?: boolean;
  readonly array?: readonly (string | undefined)[];
  readonly map?: ReadonlyMap<string, string>;
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
  #environment: Readonly<Record<string, string>> | undefined;
  bytes = 0;

  constructor(from?: Variables) {
    this.#records = from ? from.#share() : new Map();
    this.#isShared = from !== undefined;
    this.#frames = from ? from.#frames.map((frame) => new Map(frame)) : [];
    if (from) this.#environment = from.#environment;
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
    return this.#records.get(name);
  }

  /** Replaces the whole record. */
  put(name: string, variable: Variable): void {
    const before = this.#records.get(name);
    this.#own().set(name, variable);
    if (variable.isExported || before?.isExported) this.#environment = undefined;
    const length = variable.value?.length ?? 0;
    const lengthBefore = before?.value?.length ?? 0;
    if (length > COUNTED_LENGTH || lengthBefore > COUNTED_LENGTH) this.bytes += length - lengthBefore;
  }

  /** Sets the value and keeps the attributes. */
  assign(name: string, value: string, isExported = false): void {
    const before = this.#records.get(name) ?? UNSET;
    this.put(name, { ...before, value, isExported: before.isExported || isExported });
  }

  change(name: string, attributes: Partial<Variable>): void {
    this.put(name, { ...(this.#records.get(name) ?? UNSET), ...attributes });
  }

  delete(name: string): void {
    const before = this.#records.get(name);
    if (!before) return;
    this.#own().delete(name);
    if (before.isExported) this.#environment = undefined;
    if ((before.value?.length ?? 0) > COUNTED_LENGTH) this.bytes -= before.value?.length ?? 0;
  }

  restore(name: string, before: Variable | undefined): void {
    if (before) this.put(name, before);
    else this.delete(name);
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

  get isInFunction(): boolean {
    return this.#frames.length > 0;
  }

  /** Makes a name local to the running function. */
  makeLocal(name: string, startsUnset: boolean): void {
    const frame = this.#frames[this.#frames.length - 1];
    if (!frame || frame.has(name)) return;
    frame.set(name, this.#records.get(name));
    if (startsUnset) this.delete(name);
  }

  /** What children get. The same object until something exported changes. */
  environment(extra: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    if (this.#environment) return this.#environment;
    const environment: Record<string, string> = {};
    for (const [name, { isExported, value, array, map }] of this.#records)
      if (isExported && value !== null && !array && !map) environment[name] = value;
    this.#environment = { ...environment, ...extra };
    return this.#environment;
  }
}
