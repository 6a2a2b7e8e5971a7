import type { Blocking, Program } from '../../process/types';
import { readResolvConf } from '../network/resolvConf';
import { notice } from '../network/socket';
import { answerHttp } from '../servers/httpServer';
import { runServer } from '../servers/server';
import { pause } from './pause';
import { knock } from './reach';

/** agnhost, the test image of Kubernetes: pause, netexec, serve-hostname, connect, dns-suffix. */
export const agnhost: Program = function* (process, argv): Blocking<number> {
  const [command = 'pause', ...args] = argv.slice(1);
  const flag = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1];
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
  if (command === 'netexec' || command === 'serve-hostname') {
    const port = Number(flag(command === 'netexec' ? 'http-port' : 'port') ?? (command === 'netexec' ? 8080 : 9376));
    return yield* runServer(process, {
      name: 'agnhost',
      ports: [port],
      readyLines: () => (command === 'netexec' ? [`Started HTTP server on port ${port}`] : ['Serving on port 9376.']),
      handle: (self, fd) =>
        answerHttp(self, fd, ({ path }) => ({
          status: 200,
          body: /^\/(hostname)?$/.test(path) ? self.container.hostname : 'ok',
          contentType: 'text/plain',
        })),
    });
  }
  notice(process, 'program.approximated', { program: 'agnhost', topic: command });
  yield* process.error(`agnhost: Podflight does not simulate 'agnhost ${command}'`);
  return 1;
};
