import { createHostSocket, createSocketPair, createWaitQueue, errno } from '../process';
import type { Connection, DnsReply, DnsType, Listener, Network, Process } from '../process/types';

export interface FakeHost {
  /** Names that resolve to it. */
  names: readonly string[];
  /** Open ports: what is answered to a request, or '' to accept and say nothing. */
  ports?: Readonly<Record<number, string | ((request: string) => string)>>;
}

export interface FakeNetworkOptions {
  /** Address → host. */
  hosts?: Readonly<Record<string, FakeHost>>;
  dnsServer?: string;
  /** What connecting to an address that nobody has throws. */
  unreachable?: () => Error;
  dnsAnswersAfterMs?: number;
}

type Question = { name: string; type: DnsType };
type Accepting = { waiting: Connection[]; queue: ReturnType<typeof createWaitQueue> };

/** A network for tests: a DNS zone, hosts that answer from a table, and listeners of the container itself. */
export function createFakeNetwork(options: FakeNetworkOptions = {}): Network {
  const { hosts = {}, dnsServer = '10.96.0.10', dnsAnswersAfterMs = 1 } = options;
  const listeners = new Map<number, Accepting>();
  const answer = (question: Question): DnsReply => answerOf(hosts, question);
  return {
    addresses: ['10.244.0.7'],
    *query(process, server, question, timeoutMs) {
      yield* process.sleep(server === dnsServer ? dnsAnswersAfterMs : timeoutMs);
      return server === dnsServer ? answer(question) : 'timeout';
    },
    *queryAll(process, server, questions, timeoutMs) {
      yield* process.sleep(server === dnsServer ? dnsAnswersAfterMs : timeoutMs);
      return questions.map((question) => ({
        question,
        reply: server === dnsServer ? answer(question) : ('timeout' as const),
      }));
    },
    *connect(process, address, port, timeoutMs) {
      yield* process.sleep(1);
      const host = hosts[address];
      const own = address === '127.0.0.1' || address === '10.244.0.7';
      if (own) return connectToOwn(listeners, address, port);
      if (!host) {
        if (options.unreachable) throw options.unreachable();
        yield* process.sleep(timeoutMs ?? 127_000);
        throw errno('ETIMEDOUT');
      }
      const reply = host.ports?.[port];
      if (reply === undefined) throw errno('ECONNREFUSED');
      return connectToTable(address, port, reply);
    },
    listen: (_process, _address, port) => listen(listeners, port),
  };
}

function answerOf(hosts: Readonly<Record<string, FakeHost>>, { name, type }: Question): DnsReply {
  const reply = (rcode: DnsReply['rcode'], answers: DnsReply['answers'] = []): DnsReply => ({
    rcode,
    authoritative: true,
    answers,
    authority: [],
  });
  for (const [address, { names }] of Object.entries(hosts)) {
    if (names.includes(name)) return reply('NOERROR', type === 'A' ? [{ name, type, ttl: 30, data: address }] : []);
    if (type === 'PTR' && name === `${address.split('.').reverse().join('.')}.in-addr.arpa`)
      return reply('NOERROR', [{ name, type, ttl: 30, data: `${names[0]}.` }]);
  }
  return reply('NXDOMAIN');
}

const ends = (remote: string, port: number) => ({
  local: { address: '10.244.0.7', port: 40_000 },
  remote: { address: remote, port },
});

function connectToTable(address: string, port: number, reply: string | ((request: string) => string)): Connection {
  const socket = createHostSocket({
    onText(text) {
      const answer = typeof reply === 'string' ? reply : reply(text);
      if (answer !== '') {
        socket.send(answer);
        socket.end();
      }
    },
    onEnd: () => socket.end(),
  });
  return { ...ends(address, port), file: socket.file };
}

function connectToOwn(listeners: Map<number, Accepting>, address: string, port: number): Connection {
  const listener = listeners.get(port);
  if (!listener) throw errno('ECONNREFUSED');
  const { a, b } = createSocketPair();
  listener.waiting.push({ local: { address, port }, remote: { address, port: 40_000 }, file: b });
  listener.queue.wakeAll();
  return { ...ends(address, port), file: a };
}

function listen(listeners: Map<number, Accepting>, port: number): Listener {
  if (listeners.has(port)) throw errno('EBUSY');
  const accepting: Accepting = { waiting: [], queue: createWaitQueue() };
  listeners.set(port, accepting);
  return {
    port,
    *accept(process: Process) {
      for (;;) {
        const connection = accepting.waiting.shift();
        if (connection) return connection;
        yield* process.waitOn(accepting.queue);
      }
    },
    close: () => listeners.delete(port),
  };
}
