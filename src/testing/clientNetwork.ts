import { createHostSocket, errno } from '../process';
import type { Connection, DnsRecord, DnsReply, DnsType, Network } from '../process/types';
import { createFakeNetwork } from './fakeNetwork';

/** The network in which the real clients were recorded: names, ports and pages of a small cluster and what lies outside. */
const DOMAIN = 'default.svc.cluster.local';
const SOA_DATA = 'ns.dns.cluster.local hostmaster.cluster.local 1763640000 7200 1800 86400 30';

type Zone = Readonly<Record<string, Partial<Record<DnsType, readonly string[]>> | DnsReply['rcode'] | 'silence'>>;

const ZONE: Zone = {
  'kube-dns.kube-system.svc.cluster.local': { A: ['10.96.0.10'] },
  [`web.${DOMAIN}`]: { A: ['10.96.12.34'] },
  [`db.${DOMAIN}`]: { A: ['10.96.12.35'], SRV: [`0 100 5432 db.${DOMAIN}`] },
  [`_pg._tcp.db.${DOMAIN}`]: { SRV: [`0 100 5432 db.${DOMAIN}`] },
  [`headless.${DOMAIN}`]: { A: ['10.96.12.34', '10.96.12.35'] },
  [`dead.${DOMAIN}`]: { A: ['10.1.1.1'] },
  [`txt.${DOMAIN}`]: { TXT: ['hello world'], MX: [`10 mail.${DOMAIN}`] },
  [`ext.${DOMAIN}`]: { CNAME: [`web.${DOMAIN}`] },
  'cluster.local': { SOA: [SOA_DATA], NS: ['ns.dns.cluster.local'] },
  'github.com': { A: ['140.82.121.4'] },
  'fail.example.com': 'SERVFAIL',
  'refused.example.com': 'REFUSED',
  'silent.example.com': 'silence',
  '10.0.96.10.in-addr.arpa': { PTR: ['kube-dns.kube-system.svc.cluster.local'] },
  '34.12.96.10.in-addr.arpa': { PTR: [`web.${DOMAIN}`] },
  '35.12.96.10.in-addr.arpa': { PTR: [`db.${DOMAIN}`] },
};

type Question = { name: string; type: DnsType };

function answer({ name, type }: Question): DnsReply | 'timeout' {
  const known = ZONE[name.toLowerCase()];
  const authoritative = /(cluster\.local|arpa)$/.test(name);
  const soa: DnsRecord = { name: 'cluster.local', type: 'SOA', ttl: 30, data: SOA_DATA };
  const reply = (rcode: DnsReply['rcode'], answers: readonly DnsRecord[] = []): DnsReply => ({
    rcode,
    authoritative,
    answers,
    authority: authoritative && answers.length === 0 ? [soa] : [],
  });
  if (known === undefined) return reply('NXDOMAIN');
  if (known === 'silence') return 'timeout';
  if (typeof known === 'string') return { ...reply(known), authority: [] };
  const alias = known.CNAME?.[0];
  const records = (owner: string, data: readonly string[] = []) =>
    data.map((value) => ({ name: owner, type, ttl: 30, data: value }));
  if (alias === undefined || type === 'CNAME') return reply('NOERROR', records(name, known[type]));
  const target = ZONE[alias];
  const followed = typeof target === 'object' ? records(alias, target[type]) : [];
  return reply('NOERROR', [{ name, type: 'CNAME', ttl: 30, data: alias }, ...followed]);
}

const page = (body: string, status = '200 OK', header = '', type = 'text/html') =>
  `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n${header}Connection: close\r\n\r\n${body}`;

const PAGES: Readonly<Record<string, string>> = {
  '/': page('hello\n'),
  '/500': page('oops\n', '500 Internal Server Error'),
  '/503': page('', '503 Service Unavailable'),
  '/301': page('moved\n', '301 Moved Permanently', 'Location: /\r\n'),
  '/302abs': page('', '302 Found', 'Location: http://web/\r\n'),
  '/loop': page('', '302 Found', 'Location: /loop\r\n'),
  '/204': 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n',
  '/nolen': 'HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nno length\n',
  '/big': page('x'.repeat(200_000)),
  '/empty': '',
  '/garbage': 'garbage\n',
};

/** What the web server answers, '' for closing at once; undefined if it never does. */
function respond(request: string): string | undefined {
  const [method, path = '/'] = request.split(' ');
  if (path === '/slow') return undefined;
  if (path === '/echo') return page(request.replaceAll('\r', ''), '200 OK', '', 'text/plain');
  const text = PAGES[path] ?? page('nope\n', '404 Not Found');
  return method === 'HEAD' ? `${text.split('\r\n\r\n')[0]}\r\n\r\n` : text;
}

type Service = (send: (text: string) => void, end: () => void) => { onText(text: string): void; onEnd?(): void };

const web: Service = (send, end) => {
  let request = '';
  let isBusy = false;
  return {
    onText(text) {
      request += text;
      const at = request.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? 0);
      if (at < 0 || request.length < at + 4 + length) return;
      isBusy = true;
      const reply = respond(request);
      if (reply === undefined) return;
      send(reply);
      end();
    },
    onEnd: () => isBusy || end(),
  };
};
const silent: Service = (_send, end) => ({ onText: () => {}, onEnd: end });
const greeting: Service = (send, end) => {
  send('220 hi\n');
  end();
  return { onText: () => {} };
};

const SERVICES: Readonly<Record<string, Service>> = {
  '10.96.12.34:80': web,
  '10.96.12.34:8080': web,
  '10.96.12.35:5432': silent,
  '10.96.12.35:25': greeting,
};
const ADDRESSES = ['10.96.0.10', '10.96.12.34', '10.96.12.35', '140.82.121.4'];

function open(address: string, port: number, service: Service): Connection {
  const socket = createHostSocket({ onText: (text) => handlers.onText(text), onEnd: () => handlers.onEnd?.() });
  const handlers = service(socket.send, socket.end);
  return { local: { address: '10.244.0.7', port: 40_000 }, remote: { address, port }, file: socket.file };
}

export function createClientNetwork(): Network {
  const own = createFakeNetwork();
  return {
    ...own,
    *query(process, server, question, timeoutMs) {
      const reply = server === '10.96.0.10' ? answer(question) : 'timeout';
      yield* process.sleep(reply === 'timeout' ? timeoutMs : 1);
      return reply;
    },
    *queryAll(process, server, questions, timeoutMs) {
      const replies = questions.map((question) => ({
        question,
        reply: server === '10.96.0.10' ? answer(question) : ('timeout' as const),
      }));
      yield* process.sleep(replies.every(({ reply }) => reply === 'timeout') ? timeoutMs : 1);
      return replies;
    },
    *connect(process, address, port, timeoutMs) {
      if (!ADDRESSES.includes(address)) return yield* own.connect(process, address, port, timeoutMs);
      yield* process.sleep(1);
      const service = SERVICES[`${address}:${port}`];
      if (!service) throw errno('ECONNREFUSED');
      return open(address, port, service);
    },
  };
}
