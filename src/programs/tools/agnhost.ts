import type { Blocking, Process, Program } from '../../process/types';
import { readResolvConf } from '../network/resolvConf';
import { notice } from '../network/socket';
import { isoTime } from '../network/timestamp';
import { type Answer, answerHttp, decode } from '../servers/httpServer';
import { runServer } from '../servers/server';
import { pause } from './pause';
import { knock } from './reach';

/** After this long `agnhost liveness` says that it is ill, for ever. */
const HEALTHY_MS = 10_000;

/** agnhost, the test image of Kubernetes: what the documentation's examples run of it. */
export const agnhost: Program = function* (process, argv): Blocking<number> {
  const [command = 'pause', ...args] = argv.slice(1);
  const flag = (name: string) => {
    const at = args.findIndex((arg) => arg.split('=')[0] === `--${name}`);
    return args[at]?.split('=')[1] ?? (at < 0 ? undefined : args[at + 1]);
  };
  if (command === 'pause') {
    yield* process.write(1, 'Paused\n');
    return yield* pause(process);
  }
  if (command === 'connect') {
    const [host = '', port = '80'] = (args.find((arg) => !arg.startsWith('-')) ?? '').split(':');
    const reached = yield* knock(process, host, Number(port), 1000);
    if (reached.outcome === 'connected') return 0;
    yield* process.error(
      reached.outcome === 'no-name' ? 'DNS' : reached.error.code === 'ECONNREFUSED' ? 'REFUSED' : 'TIMEOUT',
    );
    return 1;
  }
  if (command === 'dns-suffix') {
    yield* process.write(1, `${readResolvConf(process).search.join(',')}\n`);
    return 0;
  }
  if (command === 'liveness') return yield* liveness(process);
  if (command === 'netexec') return yield* netexec(process, Number(flag('http-port') ?? 8080));
  if (command === 'grpc-health-checking')
    return yield* grpcHealthChecking(process, Number(flag('port') ?? 5000), Number(flag('http-port') ?? 8080));
  if (command === 'serve-hostname') {
    const port = Number(flag('port') ?? 9376);
    return yield* runServer(process, {
      name: 'agnhost',
      ports: [port],
      readyLines: () => ['Serving on port 9376.'],
      handle: (self, fd) => answerHttp(self, fd, () => plain(self.container.hostname)),
    });
  }
  notice(process, 'program.approximated', { program: 'agnhost', topic: command });
  yield* process.error(`agnhost: Podflight does not simulate 'agnhost ${command}'`);
  return 1;
};

const plain = (body: string, status = 200): Answer => ({ status, body, contentType: 'text/plain; charset=utf-8' });

/** Models test/images/agnhost/liveness: well for ten seconds. A Go program that does not catch a signal ends with 2. */
function* liveness(process: Process): Blocking<number> {
  const startedAtMs = process.nowMs;
  const answer = (path: string): Answer => {
    const ageMs = process.nowMs - startedAtMs;
    if (path === '/started') return plain(`${ageMs / 1000}s`);
    if (path !== '/healthz') return plain('404 page not found\n', 404);
    return ageMs > HEALTHY_MS ? plain(`error: ${ageMs / 1000}`, 500) : plain('ok');
  };
  const exitCode = yield* runServer(process, {
    name: 'agnhost',
    ports: [8080],
    handle: (self, fd) => answerHttp(self, fd, ({ path }) => answer(path)),
  });
  return exitCode === 0 ? 2 : exitCode;
}

/** Models test/images/agnhost/netexec: the web server of "Hello Minikube". Its UDP server is only announced. */
function netexec(process: Process, port: number): Blocking<number> {
  const answer = (self: Process, path: string, query: string, remote: string): Answer => {
    if (path === '/') return plain(`NOW: ${instant(self)} m=+${(self.nowMs / 1000).toFixed(9)}`);
    if (path === '/hostname' || path === '/hostName') return plain(self.container.hostname);
    if (path === '/clientip') return plain(remote);
    if (path === '/healthz') return plain('');
    if (path === '/echo') return plain(decode((/(?:^|&)msg=([^&]*)/.exec(query)?.[1] ?? '').replaceAll('+', ' ')));
    notice(self, 'program.approximated', { program: 'agnhost', topic: path });
    return plain('404 page not found\n', 404);
  };
  const klog = (self: Process, line: number, text: string) => {
    const [, month = '', day = '', time = ''] = /^\d+-(\d+)-(\d+) (\S+)/.exec(instant(self)) ?? [];
    return `I${month}${day} ${time.slice(0, 15)}       1 log.go:${line}] ${text}`;
  };
  return runServer(process, {
    name: 'agnhost',
    ports: [port],
    readyLines: (self) => [
      klog(self, 245, `Started HTTP server on port ${port}`),
      klog(self, 245, 'Started UDP server on port  8081'),
    ],
    handle: (self, fd, { remote }) =>
      answerHttp(self, fd, ({ path, query }) => answer(self, path, query, `${remote.address}:${remote.port}`)),
  });
}

/** What Go's time.Now() prints, to the millisecond, which is the clock's grain. */
const instant = (process: Process): string => `${isoTime(process).replace('T', ' ').replace('Z', '')}000 +0000 UTC`;

/** Models test/images/agnhost/grpc-health-checking; of gRPC, what a probe meets: a port that is open and serves. */
function grpcHealthChecking(process: Process, port: number, httpPort: number): Blocking<number> {
  return runServer(process, {
    name: 'agnhost',
    ports: [port, httpPort],
    readyLines: () => [`Http server starting to listen on :${httpPort}`, `gRPC server starting to listen on :${port}`],
    handle: (self, fd) => answerHttp(self, fd, () => plain('')),
  });
}
