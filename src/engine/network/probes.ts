/** TCP and HTTP from the kubelet to a Pod. Errors are worded as Go's net and net/http packages word them. */
import { createHostSocket, utf8Length } from '../../process/index';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { EngineContext, HttpProbeAnswer, PodNetwork } from '../context';
import type { NetworkStack } from './networkStack';

type HttpRequest = Parameters<PodNetwork['probeHttp']>[0];

const TIMED_OUT = 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)';
const USER_AGENT = 'kube-probe/1.36';

/** Whom a probe reaches: the Pod itself unless it names another host. */
export type Reach = (host: string, port: number) => NetworkStack | undefined;

export function probeTcp(reach: Reach, host: string, port: number): 'ok' | { error: string } {
  const listening = reach(host, port)?.find(host, port);
  if (!listening) return { error: refusal(reach, host, port) };
  const socket = createHostSocket({ onText: () => {} });
  listening.accept(socket.file, { address: CLUSTER.nodeAddress, port: 0 });
  socket.end();
  return 'ok';
}

function refusal(reach: Reach, host: string, port: number): string {
  const target = `dial tcp ${host}:${port}:`;
  return reach(host, port) ? `${target} connect: connection refused` : `${target} i/o timeout`;
}

/** Models pkg/probe/http: the request is written at once, the process answers when it runs. */
export function probeHttp(
  context: EngineContext,
  reach: Reach,
  address: string,
  request: HttpRequest,
  timeoutMs: number,
  onAnswer: (answer: HttpProbeAnswer) => void,
): void {
  const host = request.host ?? address;
  const url = `Get "${request.tls ? 'https' : 'http'}://${host}:${request.port}${request.path}"`;
  const listening = reach(host, request.port)?.find(host, request.port);
  if (!listening) {
    onAnswer({ error: `${url}: ${refusal(reach, host, request.port)}` });
    return;
  }
  // Nothing in a simulated container speaks TLS: a server that speaks HTTP is told from what it answers.
  if (request.tls) {
    onAnswer({ error: `${url}: http: server gave HTTP response to HTTPS client` });
    return;
  }
  let received = '';
  let done = false;
  const finish = (answer: HttpProbeAnswer) => {
    if (done) return;
    done = true;
    timer.cancel();
    socket.end();
    onAnswer(answer);
  };
  const timer = context.queue.after(timeoutMs, () => finish({ error: `${url}: ${TIMED_OUT}` }));
  const socket = createHostSocket({
    onText(text) {
      received += text;
      const answer = parseResponse(received, false);
      if (answer) finish(answer);
    },
    onEnd: () => finish(parseResponse(received, true) ?? { error: `${url}: EOF` }),
  });
  listening.accept(socket.file, { address: CLUSTER.nodeAddress, port: 0 });
  socket.send(requestText(request, host));
}

function requestText({ path, port, headers = [] }: HttpRequest, host: string): string {
  const given = new Set(headers.map(({ name }) => name.toLowerCase()));
  const standard = [
    { name: 'Host', value: `${host}:${port}` },
    { name: 'User-Agent', value: USER_AGENT },
    { name: 'Accept', value: '*/*' },
    { name: 'Connection', value: 'close' },
  ].filter(({ name }) => !given.has(name.toLowerCase()));
  const lines = [
    `GET ${path || '/'} HTTP/1.1`,
    ...[...standard, ...headers].map(({ name, value }) => `${name}: ${value}`),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** undefined: more is to come. */
function parseResponse(text: string, ended: boolean): HttpProbeAnswer | undefined {
  const separator = /\r?\n\r?\n/.exec(text);
  if (!separator)
    return ended && text !== ''
      ? { error: 'net/http: HTTP/1.x transport connection broken: malformed HTTP response' }
      : undefined;
  const head = text.slice(0, separator.index);
  const body = text.slice(separator.index + separator[0].length);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head);
  if (!status)
    return {
      error: `net/http: HTTP/1.x transport connection broken: malformed HTTP response "${head.split('\n', 1)[0]?.trim() ?? ''}"`,
    };
  const length = /^content-length: *(\d+)/im.exec(head);
  const complete = length ? utf8Length(body) >= Number(length[1]) : false;
  return complete || ended ? { status: Number(status[1]), body } : undefined;
}
