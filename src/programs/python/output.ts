import { utf8Length } from '../../api/utf8';
import type { Blocking, Process } from '../../process/types';

/** Bytes that the text layer of a file gathers, and those that the layer of bytes below keeps for a pipe. */
const CHUNK_BYTES = 8192;
const PIPE_BYTES = 4096;

/**
 * What Python writes to a descriptor. To a terminal line by line, to anything else when 8 KiB have come together: the
 * log of a container stays empty until then, unless somebody flushes.
 */
export class TextOutput {
  #pending = '';
  #pendingBytes = 0;
  #kept = '';

  constructor(
    private readonly process: Process,
    readonly fd: number,
    private buffering: 'none' | 'line' | 'full',
  ) {}

  /** From now on whole lines are written at once. */
  byLine(): void {
    this.buffering = 'line';
  }

  *write(text: string): Blocking<void> {
    const bytes = utf8Length(text);
    if (this.#pendingBytes > 0 && this.#pendingBytes + bytes > CHUNK_BYTES) yield* this.#handOver();
    this.#pending += text;
    this.#pendingBytes += bytes;
    if (this.buffering === 'none' || (this.buffering === 'line' && text.includes('\n'))) yield* this.flush();
    else if (this.#pendingBytes >= CHUNK_BYTES) yield* this.#handOver();
  }

  *flush(): Blocking<void> {
    const text = this.#kept + this.#pending;
    this.#kept = '';
    this.#pending = '';
    this.#pendingBytes = 0;
    if (text !== '') yield* this.process.write(this.fd, text);
  }

  *#handOver(): Blocking<void> {
    const fits = utf8Length(this.#kept) + this.#pendingBytes <= PIPE_BYTES;
    if (!fits && this.#kept !== '') {
      yield* this.process.write(this.fd, this.#kept);
      this.#kept = '';
    }
    if (this.#pendingBytes <= PIPE_BYTES) this.#kept += this.#pending;
    else yield* this.process.write(this.fd, this.#pending);
    this.#pending = '';
    this.#pendingBytes = 0;
  }
}
