import { utf8Length } from '../api/utf8';
import { errno } from './errno';
import type { MountEntry } from './mounts';
import type { FileNode } from './nodes';
import { Description, type Writer } from './openFile';

/** What files report to their container: bytes used, who wrote what. */
export interface FileAccounts {
  /** Adds bytes to what the container's files take; throws LimitReached beyond the limit. */
  chargeFile(delta: number, mount: MountEntry): void;
  /** Work that no read or write counts. Throws LimitReached. */
  chargeWork(characters: number): void;
  fileChanged(path: string, operation: 'create' | 'write' | 'remove' | 'rename', size: number, pid: number): void;
}

/** An open regular file. Positions count characters, sizes bytes. */
export class RegularFile extends Description {
  readonly kind = 'file';
  position = 0;

  constructor(
    readonly node: FileNode,
    private readonly mount: MountEntry,
    readonly path: string,
    private readonly accounts: FileAccounts,
    readonly readable: boolean,
    readonly writable: boolean,
    private readonly appends: boolean,
  ) {
    super();
  }

  override read(max: number): string {
    if (!this.readable) throw errno('EBADF');
    const { text } = this.node;
    if (this.position >= text.length) return '';
    if (this.node.isLoose) {
      // What was appended piece by piece becomes one text now: a file that is copied to itself takes that every time.
      this.accounts.chargeWork(text.length);
      this.node.isLoose = false;
    }
    const part = this.position === 0 && text.length <= max ? text : text.slice(this.position, this.position + max);
    this.position += part.length;
    return part;
  }

  override write(text: string, writer: Writer): number {
    if (!this.writable) throw errno('EBADF');
    const node = this.node;
    const before = node.text;
    if (this.appends) this.position = before.length;
    const isAtEnd = this.position === before.length;
    if (isAtEnd) node.isLoose = true;
    else this.accounts.chargeWork(before.length);
    const after = isAtEnd ? before + text : spliceText(before, this.position, text);
    const delta = isAtEnd ? utf8Length(text) : utf8Length(after) - node.bytes;
    this.accounts.chargeFile(delta, this.mount);
    node.text = after;
    node.bytes += delta;
    node.mtimeMs = writer.nowMs;
    this.position += text.length;
    this.accounts.fileChanged(this.path, 'write', node.bytes, writer.pid);
    return text.length;
  }

  truncate(length: number, writer: Writer): void {
    const text = this.node.text.slice(0, length).padEnd(length, '\0');
    const delta = utf8Length(text) - this.node.bytes;
    this.accounts.chargeFile(delta, this.mount);
    this.node.text = text;
    this.node.bytes += delta;
    this.node.mtimeMs = writer.nowMs;
  }
}

/** Overwrites at a position; a gap beyond the end is filled with NUL, as a sparse file reads. */
function spliceText(text: string, position: number, part: string): string {
  return text.slice(0, position).padEnd(position, '\0') + part + text.slice(position + part.length);
}

/** A here-document: an open file without a name. */
export class TextFile extends Description {
  readonly kind = 'file';
  readonly readable = true;
  readonly writable = false;
  #position = 0;

  constructor(private readonly text: string) {
    super();
  }

  override read(max: number): string {
    const part = this.text.slice(this.#position, this.#position + max);
    this.#position += part.length;
    return part;
  }

  seek(position: number): void {
    this.#position = position;
  }
}
