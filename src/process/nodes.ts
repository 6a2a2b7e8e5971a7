import { utf8Length } from '../api/utf8';

/** What every inode has. Links count directory entries; times are virtual milliseconds. */
abstract class Attributes {
  abstract mode: number;
  uid = 0;
  gid = 0;
  mtimeMs = 0;
  links = 1;
}

export type INode = FileNode | DirectoryNode | LinkNode | DeviceNode | FifoNode | DescriptorNode;

export class FileNode extends Attributes {
  readonly type = 'file';
  bytes: number;
  /** Something was appended since it was read last. */
  isLoose = false;

  constructor(
    public text: string,
    public mode: number,
    /** The program behind an executable of ours. */
    public program?: string,
  ) {
    super();
    this.bytes = text === '' ? 0 : utf8Length(text);
  }

  copy(): FileNode {
    const copy = new FileNode('', this.mode, this.program);
    copy.text = this.text;
    copy.bytes = this.bytes;
    copy.uid = this.uid;
    copy.gid = this.gid;
    copy.mtimeMs = this.mtimeMs;
    return copy;
  }
}

export class LinkNode extends Attributes {
  readonly type = 'link';
  mode = 0o777;
  constructor(readonly target: string) {
    super();
  }
}

export type DeviceName = 'null' | 'zero' | 'full' | 'random' | 'tty';

export class DeviceNode extends Attributes {
  readonly type = 'device';
  mode = 0o666;
  constructor(readonly device: DeviceName) {
    super();
  }
}

export class FifoNode extends Attributes {
  readonly type = 'fifo';
  /** The pipe behind it, made by the first process that opens it. */
  pipe: unknown;
  constructor(public mode: number) {
    super();
  }
}

/** An entry of /proc/PID/fd: opening it gives that open file. */
export class DescriptorNode extends Attributes {
  readonly type = 'descriptor';
  mode = 0o700;
  constructor(
    readonly pid: number,
    readonly fd: number,
  ) {
    super();
  }
}

/**
 * A directory, possibly on top of a read-only lower one: entries are copied up when they change, `null` hides a lower
 * entry. Reading never changes what the lower directory holds, so one image serves any number of containers.
 */
export class DirectoryNode extends Attributes {
  readonly type = 'directory';
  mode = 0o755;
  override links = 2;
  #entries: Map<string, INode | null> | undefined;

  constructor(protected readonly lower?: DirectoryNode) {
    super();
    if (!lower) return;
    this.mode = lower.mode;
    this.uid = lower.uid;
    this.gid = lower.gid;
    this.mtimeMs = lower.mtimeMs;
  }

  get(name: string): INode | undefined {
    const own = this.#entries?.get(name);
    if (own !== undefined) return own ?? undefined;
    const below = this.lower?.get(name);
    if (below?.type !== 'directory') return below;
    const above = new DirectoryNode(below);
    this.set(name, above);
    return above;
  }

  /** The entry, copied up from the lower directory so that it may be changed. */
  getForWriting(name: string): INode | undefined {
    const node = this.get(name);
    if (node?.type !== 'file' || this.#entries?.get(name)) return node;
    const copy = node.copy();
    this.set(name, copy);
    return copy;
  }

  /** Whether the entry is of this layer: made or copied up here. */
  owns(name: string): boolean {
    return this.#entries?.get(name) !== undefined && this.#entries.get(name) !== null;
  }

  set(name: string, node: INode): void {
    this.#entries ??= new Map();
    this.#entries.set(name, node);
  }

  delete(name: string): void {
    if (this.lower?.get(name)) {
      this.#entries ??= new Map();
      this.#entries.set(name, null);
    } else this.#entries?.delete(name);
  }

  /** Names in byte order. */
  names(): string[] {
    const names = new Set<string>(this.lower?.names());
    for (const [name, node] of this.#entries ?? []) {
      if (node) names.add(name);
      else names.delete(name);
    }
    return [...names].sort(byteOrder);
  }

  get isEmpty(): boolean {
    return this.names().length === 0;
  }
}

/** A directory whose entries are computed when looked at: /proc. Nothing can be created in it. */
export class ComputedDirectory extends DirectoryNode {
  constructor(
    private readonly lookUp: (name: string) => INode | undefined,
    private readonly list: () => string[],
  ) {
    super();
    this.mode = 0o555;
  }

  override get(name: string): INode | undefined {
    return this.lookUp(name);
  }

  override getForWriting(name: string): INode | undefined {
    return this.lookUp(name);
  }

  override owns(): boolean {
    return true;
  }

  override set(): void {}

  override delete(): void {}

  override names(): string[] {
    return this.list();
  }
}

/** As strcmp orders UTF-8 text: by code point, not by UTF-16 unit. */
export function byteOrder(a: string, b: string): number {
  if (a === b) return 0;
  let index = 0;
  while (index < a.length && index < b.length && a.charCodeAt(index) === b.charCodeAt(index)) index++;
  if (index === a.length) return -1;
  if (index === b.length) return 1;
  // Step back to the start of a surrogate pair that differs in its second half.
  const at = index > 0 && isLow(a.charCodeAt(index)) && isLow(b.charCodeAt(index)) ? index - 1 : index;
  return (a.codePointAt(at) ?? 0) < (b.codePointAt(at) ?? 0) ? -1 : 1;
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
