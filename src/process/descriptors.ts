import type { ContainerCore } from './core';
import { errno } from './errno';
import { CHARACTERS_PER_STEP, READ_PER_STEP } from './limits';
import { Description, PipeReader, PipeWriter } from './openFile';
import { Pipe } from './pipe';
import { RegularFile, TextFile } from './regularFile';
import type { Blocking, OpenFile, Wakeup } from './types';
import type { SleeperQueue } from './waitQueue';

const CHUNK = 65536;

/** The descriptors of a process, and reading and writing through them. */
export abstract class DescriptorTable {
  abstract readonly pid: number;
  abstract readonly nowMs: number;
  abstract readonly container: ContainerCore;
  abstract readonly memoryBytes: number;
  protected fds: (Description | undefined)[] = [];
  /** Since the last slice of processor time, through a description that was in use before it. */
  protected movedData = false;

  abstract setMemory(bytes: number): void;

  /** Sleeps until the queue is woken. */
  protected abstract blockOn(queue: SleeperQueue): Blocking<void>;
  abstract waitOn(queue: SleeperQueue, timeoutMs?: number): Blocking<Wakeup>;
  /** Sends SIGPIPE; returns only if the process survives it. */
  protected abstract brokenPipe(): Blocking<void>;

  fd(number: number): OpenFile | undefined {
    return this.fds[number];
  }

  setFd(number: number, file: OpenFile | undefined): void {
    const before = this.fds[number];
    if (before === file) return;
    const next = file instanceof Description ? file : undefined;
    next?.retain();
    this.fds[number] = next;
    before?.release();
  }

  lowestFreeFd(from: number): number {
    let number = from;
    while (this.fds[number]) number++;
    return number;
  }

  openFds(): readonly number[] {
    return this.fds.flatMap((file, number) => (file ? [number] : []));
  }

  protected inheritFds(from: DescriptorTable): void {
    this.fds = from.fds.slice();
    for (const file of this.fds) file?.retain();
  }

  protected closeAll(): void {
    const open = this.fds;
    this.fds = [];
    for (const file of open) file?.release();
  }

  pipe(): { read: OpenFile; write: OpenFile } {
    const pipe = new Pipe();
    return { read: new PipeReader(pipe), write: new PipeWriter(pipe) };
  }

  isTerminal(fd: number): boolean {
    return this.fds[fd]?.kind === 'terminal';
  }

  seek(file: OpenFile, position: number): void {
    if (file instanceof RegularFile) file.position = position;
    else if (file instanceof TextFile) file.seek(position);
    else throw errno('EINVAL');
  }

  tryWrite(fd: number, text: string): boolean {
    const file = this.#open(fd);
    if (!file.writable) throw errno('EBADF');
    if (!file.canTake(text.length)) return false;
    this.#handled(text.length);
    if (file.isData) this.#noteData(file);
    file.write(text, this);
    return true;
  }

  *write(fd: number, text: string): Blocking<void> {
    let rest = text;
    while (rest !== '') {
      const file = this.#open(fd);
      if (!file.writable) throw errno('EBADF');
      const taken = file.write(rest, this);
      this.#handled(taken);
      if (file.isData) this.#noteData(file);
      if (taken === rest.length) return;
      if (taken < 0) {
        yield* this.brokenPipe();
        throw errno('EPIPE');
      }
      rest = rest.slice(taken);
      if (file.writeQueue) yield* this.blockOn(file.writeQueue);
    }
  }

  tryRead(fd: number, max = CHUNK): string | undefined {
    const file = this.#open(fd);
    if (!file.readable) throw errno('EBADF');
    const text = file.read(max, this);
    if (text) {
      this.#handled(text.length, READ_PER_STEP[file.kind]);
      this.#noteData(file);
    }
    return text;
  }

  *read(fd: number, max = CHUNK): Blocking<string> {
    for (;;) {
      const text = this.tryRead(fd, max);
      if (text !== undefined) return text;
      const queue = this.#open(fd).readQueue;
      if (!queue) return '';
      yield* this.blockOn(queue);
    }
  }

  *waitForInput(fd: number, timeoutMs?: number): Blocking<Wakeup> {
    const queue = this.#open(fd).readQueue;
    return queue ? yield* this.waitOn(queue, timeoutMs) : 'done';
  }

  *readAll(fd: number): Blocking<string> {
    let text = '';
    for (;;) {
      const part = yield* this.read(fd);
      if (part === '') return text;
      text += part;
      this.#hold(text.length);
    }
  }

  *readLine(fd: number, rest: { text: string }): Blocking<string> {
    let end = rest.text.indexOf('\n');
    while (end < 0) {
      const part = yield* this.read(fd);
      if (part === '') {
        const line = rest.text;
        rest.text = '';
        return line;
      }
      // Only what is new is searched: an endless line would be searched again and again.
      const at = part.indexOf('\n');
      end = at < 0 ? -1 : rest.text.length + at;
      rest.text += part;
      this.#hold(rest.text.length);
    }
    const line = rest.text.slice(0, end + 1);
    rest.text = rest.text.slice(end + 1);
    return line;
  }

  *error(text: string): Blocking<void> {
    if (this.fds[2]?.writable) yield* this.write(2, `${text}\n`);
  }

  /** What a program has read and not yet made anything of is memory: `tail /dev/zero` is killed for it. */
  #hold(characters: number): void {
    if (characters > CHUNK && characters > this.memoryBytes) this.setMemory(characters);
  }

  /** A file that is opened anew in each turn of a loop is no data that ends: the loop polls it. */
  #noteData(file: Description): void {
    if (!this.movedData && file.wasUsedBefore(this.nowMs)) this.movedData = true;
  }

  #handled(characters: number, perStep = CHARACTERS_PER_STEP): void {
    // One at least: who reads byte by byte without end, ends, too.
    this.container.spendSteps(Math.max(1, Math.floor(characters / perStep)));
  }

  #open(fd: number): Description {
    const file = this.fds[fd];
    if (!file) throw errno('EBADF');
    return file;
  }
}
