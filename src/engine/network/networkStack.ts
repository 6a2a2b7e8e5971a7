/** One network namespace: the listeners of a Pod's containers, or of the node. Containers of a Pod share it. */
import { createWaitQueue, errno } from '../../process/index';
import type { Blocking, Connection, Listener, OpenFile, Process } from '../../process/types';

const ANY = '0.0.0.0';
const EPHEMERAL = { first: 32_768, count: 28_232 };

/** A port that a process listens on. */
export interface ListeningPort {
  /** Hands the process one end of a new connection. */
  accept(file: OpenFile, remote: { address: string; port: number }): void;
}

export interface NetworkStack {
  readonly address: string;
  listen(process: Process, address: string, port: number): Listener;
  /** Who listens there, if anybody who is still alive does. */
  find(address: string, port: number): ListeningPort | undefined;
  ephemeralPort(): number;
  /** The sandbox is gone: nobody can be reached here any more. */
  close(): void;
}

interface Entry extends ListeningPort {
  process: Process;
  address: string;
  port: number;
  closed: boolean;
}

export function createNetworkStack(address: string): NetworkStack {
  let entries: Entry[] = [];
  let nextEphemeral = 0;

  const isAlive = ({ closed, process }: Entry): boolean =>
    !closed && process.container.running && process.exitStatus === undefined && process.exitSignal === undefined;
  const prune = () => {
    entries = entries.filter(isAlive);
  };
  const covers = (entry: Entry, wanted: string, port: number): boolean =>
    entry.port === port && (isAny(entry.address) || entry.address === wanted);

  return {
    address,
    listen(process, on, wantedPort) {
      prune();
      const port = wantedPort === 0 ? this.ephemeralPort() : wantedPort;
      const clash = entries.some((entry) => covers(entry, on, port) || (isAny(on) && entry.port === port));
      // EADDRINUSE's sibling, as the contract has it.
      if (clash) throw errno('EBUSY');
      const { entry, listener } = openPort(process, on, port, address);
      entries.push(entry);
      return listener;
    },
    find(wanted, port) {
      prune();
      return entries.find((entry) => covers(entry, wanted, port));
    },
    ephemeralPort: () => EPHEMERAL.first + (nextEphemeral++ % EPHEMERAL.count),
    close() {
      for (const entry of entries) entry.closed = true;
      entries = [];
    },
  };
}

const isAny = (address: string): boolean => address === ANY || address === '::' || address === '';

function openPort(process: Process, on: string, port: number, own: string): { entry: Entry; listener: Listener } {
  const arrivals: Connection[] = [];
  const queue = createWaitQueue();
  const entry: Entry = {
    process,
    address: on,
    port,
    closed: false,
    accept(file, remote) {
      arrivals.push({ local: { address: isAny(on) ? own : on, port }, remote, file });
      queue.wakeAll();
    },
  };
  const listener: Listener = {
    port,
    *accept(acceptor): Blocking<Connection> {
      for (;;) {
        const connection = arrivals.shift();
        if (connection) return connection;
        yield* acceptor.waitOn(queue);
      }
    },
    close() {
      entry.closed = true;
    },
  };
  return { entry, listener };
}
