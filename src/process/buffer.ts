import type { Blocking, Process } from './types';

/** How C's stdio holds output back: to a terminal line by line, to a pipe or file 4 KiB at a time. */
export type Buffering = 'none' | 'line' | 'full';

const BUFFER_CHARACTERS = 4096;

/** Output of a program on one descriptor. Call `flush` before exit: what is in the buffer of a killed process is lost. */
export class OutputBuffer {
  #text = '';
  readonly #buffering: Buffering;

  constructor(
    private readonly process: Process,
    private readonly fd: number,
    buffering: Buffering | 'auto' = 'auto',
  ) {
    this.#buffering = buffering === 'auto' ? (process.isTerminal(fd) ? 'line' : 'full') : buffering;
  }

  *write(text: string): Blocking<void> {
    this.#text += text;
    if (this.#buffering === 'none') yield* this.flush();
    else if (this.#buffering === 'line') yield* this.#writeUpTo(this.#text.lastIndexOf('\n') + 1);
    else if (this.#text.length >= BUFFER_CHARACTERS)
      yield* this.#writeUpTo(this.#text.length - (this.#text.length % BUFFER_CHARACTERS));
  }

  *flush(): Blocking<void> {
    yield* this.#writeUpTo(this.#text.length);
  }

  *#writeUpTo(end: number): Blocking<void> {
    if (end === 0) return;
    const part = this.#text.slice(0, end);
    this.#text = this.#text.slice(end);
    yield* this.process.write(this.fd, part);
  }
}
