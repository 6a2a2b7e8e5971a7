import { errno } from './errno';
import type { Pipe } from './pipe';
import type { OpenFile } from './types';
import type { SleeperQueue } from './waitQueue';

/** Who writes: files need the time, the process and its container's accounts. */
export interface Writer {
  readonly pid: number;
  readonly nowMs: number;
}

/**
 * An open file description: shared by dup and fork. Counted by the descriptors that point to it; `open` and `close` run
 * when the first one is set and the last one goes.
 */
export abstract class Description implements OpenFile {
  abstract readonly kind: OpenFile['kind'];
  abstract readonly readable: boolean;
  abstract readonly writable: boolean;
  #references = 0;
  #firstUsedMs: number | undefined;

  retain(): void {
    if (this.#references++ === 0) this.opened();
  }

  release(): void {
    if (--this.#references === 0) this.closed();
  }

  protected opened(): void {}
  protected closed(): void {}

  /** Up to `max` characters; '' at end of file; undefined if the reader must wait in `readQueue`. */
  read(_max: number, _reader: Writer): string | undefined {
    throw errno('EBADF');
  }

  /** How many characters were taken; fewer than all if the writer must wait in `writeQueue`; -1 if nobody can read. */
  write(_text: string, _writer: Writer): number {
    throw errno('EBADF');
  }

  /** Whether a text of this length would be taken as a whole. */
  canTake(_length: number): boolean {
    return true;
  }

  /** Whether data moved through it at an earlier instant already. */
  wasUsedBefore(nowMs: number): boolean {
    this.#firstUsedMs ??= nowMs;
    return this.#firstUsedMs < nowMs;
  }

  /** Whether what is written to it is kept or read by someone: not the log, a terminal, /dev/null. */
  get isData(): boolean {
    return this.kind === 'file' || this.kind === 'pipe-write' || this.kind === 'socket';
  }

  get readQueue(): SleeperQueue | undefined {
    return undefined;
  }

  get writeQueue(): SleeperQueue | undefined {
    return undefined;
  }
}

/** For shells that put descriptors aside: keeps an open file alive without a descriptor. Pair with `releaseFile`. */
export function retainFile(file: OpenFile): void {
  if (file instanceof Description) file.retain();
}

export function releaseFile(file: OpenFile): void {
  if (file instanceof Description) file.release();
}

export class PipeReader extends Description {
  readonly kind = 'pipe-read';
  readonly readable = true;
  readonly writable = false;

  constructor(readonly pipe: Pipe) {
    super();
  }

  protected override opened(): void {
    this.pipe.openReader();
  }

  protected override closed(): void {
    this.pipe.closeReader();
  }

  override read(max: number): string | undefined {
    return this.pipe.read(max);
  }

  override get readQueue(): SleeperQueue {
    return this.pipe.readQueue;
  }
}

export class PipeWriter extends Description {
  readonly kind = 'pipe-write';
  readonly readable = false;
  readonly writable = true;

  constructor(readonly pipe: Pipe) {
    super();
  }

  protected override opened(): void {
    this.pipe.openWriter();
  }

  protected override closed(): void {
    this.pipe.closeWriter();
  }

  override write(text: string): number {
    return writeToPipe(this.pipe, text);
  }

  override canTake(length: number): boolean {
    return this.pipe.room(length) === length;
  }

  override get writeQueue(): SleeperQueue {
    return this.pipe.writeQueue;
  }
}

export function writeToPipe(pipe: Pipe, text: string): number {
  if (pipe.isBroken) return -1;
  const room = pipe.room(text.length);
  if (room > 0) pipe.append(room === text.length ? text : text.slice(0, room));
  return room;
}

/** /dev/null, /dev/zero, /dev/full, /dev/urandom. Random bytes come from a generator of fixed seed, as characters 0-255. */
export class DeviceFile extends Description {
  readonly readable = true;
  readonly writable = true;
  #state = 0x9e3779b9;

  constructor(
    readonly kind: 'null' | 'zero' | 'random',
    private readonly isFull = false,
  ) {
    super();
  }

  override read(max: number): string {
    if (this.kind === 'null') return '';
    if (this.kind === 'zero') return zeros(Math.min(max, MOST_ZEROS));
    const length = Math.min(max, 4096);
    // At once: a text put together byte by byte takes ten times its memory until somebody reads it.
    const bytes = Uint8Array.from({ length }, () => this.#nextByte());
    return Reflect.apply(String.fromCharCode, undefined, bytes);
  }

  override write(text: string): number {
    if (this.isFull) throw errno('ENOSPC');
    return text.length;
  }

  #nextByte(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) | 0;
    return this.#state >>> 24;
  }
}

const MOST_ZEROS = 1_048_576;
let lastZeros = '';

/** The same text for the same length: a file of many such blocks takes the memory of one. */
function zeros(length: number): string {
  if (lastZeros.length !== length) lastZeros = '\0'.repeat(length);
  return lastZeros;
}

/** Where the outside listens: the log of a container, the output of kubectl exec. */
export class LogFile extends Description {
  readonly kind = 'log';
  readonly readable = false;
  readonly writable = true;

  constructor(private readonly sink: (text: string) => void) {
    super();
  }

  override write(text: string): number {
    this.sink(text);
    return text.length;
  }
}

export class DirectoryFile extends Description {
  readonly kind = 'directory';
  readonly readable = true;
  readonly writable = false;

  override read(): string {
    throw errno('EISDIR');
  }
}
