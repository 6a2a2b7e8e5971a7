import { SleeperQueue } from './waitQueue';

/** Linux' default: a writer blocks once this much is unread. */
export const PIPE_CAPACITY = 65536;

/** One direction of bytes between processes. Ends are counted by their open files: no writers is end of file. */
export class Pipe {
  text = '';
  readers = 0;
  writers = 0;
  readonly readQueue = new SleeperQueue();
  readonly writeQueue = new SleeperQueue();
  /** A named pipe waits for the other side to be opened the first time. */
  #awaitsReader: boolean;
  #awaitsWriter: boolean;

  constructor(
    private readonly isNamed = false,
    private readonly capacity = PIPE_CAPACITY,
  ) {
    this.#awaitsReader = isNamed;
    this.#awaitsWriter = isNamed;
  }

  /** Up to `max` characters, '' at end of file, undefined if a reader must wait. */
  read(max: number): string | undefined {
    if (this.text === '') return this.writers === 0 && !this.#awaitsWriter ? '' : undefined;
    if (this.text.length <= max) {
      const all = this.text;
      this.text = '';
      this.writeQueue.wakeAll();
      return all;
    }
    const part = this.text.slice(0, max);
    this.text = this.text.slice(max);
    this.writeQueue.wakeAll();
    return part;
  }

  get isBroken(): boolean {
    return this.readers === 0 && !this.#awaitsReader;
  }

  /** How many characters of a text fit now. Small writes are atomic, as POSIX wants: all or nothing. */
  room(length: number): number {
    if (this.readers === 0) return 0;
    const free = this.capacity - this.text.length;
    return length <= free ? length : length <= 4096 ? 0 : Math.max(0, free);
  }

  append(text: string): void {
    this.text += text;
    this.readQueue.wakeAll();
  }

  openReader(): void {
    this.readers++;
    this.#awaitsReader = false;
    this.writeQueue.wakeAll();
  }

  openWriter(): void {
    this.writers++;
    this.#awaitsWriter = false;
    this.readQueue.wakeAll();
  }

  closeReader(): void {
    if (--this.readers === 0) this.writeQueue.wakeAll();
    this.#reset();
  }

  closeWriter(): void {
    if (--this.writers === 0) this.readQueue.wakeAll();
    this.#reset();
  }

  #reset(): void {
    if (!this.isNamed || this.readers > 0 || this.writers > 0) return;
    this.text = '';
    this.#awaitsReader = true;
    this.#awaitsWriter = true;
  }
}
