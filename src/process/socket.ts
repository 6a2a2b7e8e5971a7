import { Description, writeToPipe } from './openFile';
import { Pipe } from './pipe';
import type { OpenFile } from './types';
import type { SleeperQueue } from './waitQueue';

/** One end of a connection. Reading takes from the incoming pipe, writing fills the outgoing one; closing ends both. */
export class SocketFile extends Description {
  readonly kind = 'socket';
  readonly readable = true;
  readonly writable = true;
  #isShut = false;

  constructor(
    private readonly incoming: Pipe,
    private readonly outgoing: Pipe,
  ) {
    super();
    incoming.openReader();
    outgoing.openWriter();
  }

  override read(max: number): string | undefined {
    return this.incoming.read(max);
  }

  override write(text: string): number {
    return this.#isShut ? -1 : writeToPipe(this.outgoing, text);
  }

  override canTake(length: number): boolean {
    return !this.#isShut && this.outgoing.room(length) === length;
  }

  /** Says that nothing more will be written, as shutdown(SHUT_WR). */
  shutdown(): void {
    if (this.#isShut) return;
    this.#isShut = true;
    this.outgoing.closeWriter();
  }

  protected override closed(): void {
    this.shutdown();
    this.incoming.closeReader();
  }

  override get readQueue(): SleeperQueue {
    return this.incoming.readQueue;
  }

  override get writeQueue(): SleeperQueue {
    return this.outgoing.writeQueue;
  }
}

/** Two connected ends, for two processes of any containers that share their Timers. */
export function createSocketPair(): { a: OpenFile; b: OpenFile } {
  const there = new Pipe();
  const back = new Pipe();
  return { a: new SocketFile(back, there), b: new SocketFile(there, back) };
}

/** Stops the sending direction of a socket: the peer reads end of file, answers still arrive. */
export function shutdownSocket(file: OpenFile): void {
  if (file instanceof SocketFile) file.shutdown();
}

/** The outside's end of a connection: a simulated server or client that is no process. */
export interface HostSocket {
  /** To give to a process (Connection.file). */
  readonly file: OpenFile;
  /** Nothing is dropped: what does not fit is sent when the process reads. */
  send(text: string): void;
  end(): void;
}

/** A connection whose other end is code: `onText` gets what the process writes, `onEnd` that it closed or shut down. */
export function createHostSocket(handlers: { onText(text: string): void; onEnd?(): void }): HostSocket {
  const toProcess = new Pipe(false, Number.POSITIVE_INFINITY);
  const fromProcess = new ListeningPipe(handlers);
  fromProcess.openReader();
  toProcess.openWriter();
  let isOpen = true;
  return {
    file: new SocketFile(toProcess, fromProcess),
    send(text) {
      if (isOpen && toProcess.readers > 0) toProcess.append(text);
    },
    end() {
      if (isOpen) toProcess.closeWriter();
      isOpen = false;
    },
  };
}

/** A pipe that hands over what is written at once. */
class ListeningPipe extends Pipe {
  constructor(private readonly handlers: { onText(text: string): void; onEnd?(): void }) {
    super();
  }

  override append(text: string): void {
    this.handlers.onText(text);
  }

  override closeWriter(): void {
    super.closeWriter();
    if (this.writers === 0) this.handlers.onEnd?.();
  }
}
