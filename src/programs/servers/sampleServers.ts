import type { Blocking, Process, Program } from '../../process/types';
import { notice } from '../network/socket';
import { isoTime, localTimestamp } from '../network/timestamp';
import { type Answer, answerHttp, type Request } from './httpServer';
import { runServer, type Server } from './server';

interface Sample {
  ports(process: Process, argv: readonly string[]): readonly number[];
  readyLines?(process: Process): readonly string[];
  answer(process: Process, request: Request): Answer;
  /** A line of the log for each request. */
  log?(process: Process, request: Request): string;
  logFd?: Server['logFd'];
  /** What of it is not simulated. */
  lacks?: string;
}

const text = (body: string): Answer => ({ status: 200, body, contentType: 'text/plain; charset=utf-8' });
const logTime = (process: Process): string => localTimestamp(process).replaceAll('-', '/');

/** The servers of the documentation's sample images, by the name of their executable. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  'hello-app': {
    ports: ({ env }) => [Number(env.PORT ?? 8080)],
    readyLines: (process) => [`${logTime(process)} Server listening on port ${process.env.PORT ?? 8080}`],
    answer: (process) =>
      text(`Hello, world!\nVersion: ${imageVersion(process)}\nHostname: ${process.container.hostname}\n`),
    log: (process, { path }) => `${logTime(process)} Serving request: ${path}`,
  },
  // The one of kubernetes-bootcamp, which is a JavaScript program.
  node: {
    ports: () => [8080],
    readyLines: (process) => [
      `Kubernetes Bootcamp App Started At: ${isoTime(process)} | Running On:  ${process.container.hostname} \n`,
    ],
    answer: (process) =>
      text(
        `Hello Kubernetes bootcamp! | Running on: ${process.container.hostname} | v=${imageVersion(process).slice(0, 1)}\n`,
      ),
    log: (process) => `Running On: ${process.container.hostname} | Log Time: ${isoTime(process)}`,
    logFd: 1,
  },
  'hello-go-gke': {
    ports: () => [80],
    answer: () => ({ status: 200, body: '{"message":"Hello"}\n', contentType: 'application/json' }),
  },
  wordpress: {
    ports: () => [80],
    readyLines: () => [
      'WordPress not found in /var/www/html - copying now...',
      'Complete! WordPress has been successfully copied to /var/www/html',
    ],
    answer: () => ({ status: 302, body: '', headers: ['Location: /wp-admin/install.php'] }),
    lacks: 'pages',
  },
  // Whom it would hand connections to is the host's business: it takes them and ends them.
  goproxy: { ports: () => [8080], answer: () => ({ status: 503, body: '' }) },
  etcd: {
    ports: (_, argv) => [portOf(argv, '--listen-client-urls') ?? 2379, portOf(argv, '--listen-peer-urls') ?? 2380],
    answer: (_, { path }) =>
      path === '/health'
        ? { status: 200, body: '{"health":"true","reason":""}', contentType: 'application/json' }
        : { status: 404, body: '404 page not found\n' },
    lacks: 'keys and values',
  },
};

/** One of the sample images' servers. */
export const sampleServer: Program = function* (process, argv): Blocking<number> {
  const name = (argv[0] ?? '').replace(/^.*\//, '');
  const sample = SAMPLES[name];
  if (!sample) {
    yield* process.error(`${name}: Podflight does not simulate this server`);
    return 1;
  }
  const { readyLines, log, lacks, logFd = 2 } = sample;
  if (lacks !== undefined) notice(process, 'program.approximated', { program: name, topic: lacks });
  return yield* runServer(process, {
    name,
    ports: sample.ports(process, argv),
    logFd,
    ...(readyLines ? { readyLines } : {}),
    handle: (self, fd) =>
      answerHttp(
        self,
        fd,
        (request) => sample.answer(self, request),
        log ? (request) => self.write(logFd, `${log(self, request)}\n`) : undefined,
      ),
  });
};

/** Which tag the image has, as three numbers (see images/recipe.ts). */
function imageVersion(process: Process): string {
  const tag = process.exists('/.tag') ? process.readFile('/.tag').trim().replace(/^v/, '') : '1';
  return [...tag.split('.'), '0', '0'].slice(0, 3).join('.');
}

/** `--listen-client-urls http://0.0.0.0:2379`, with a blank or `=`. */
function portOf(argv: readonly string[], flag: string): number | undefined {
  const at = argv.findIndex((arg) => arg.split('=')[0] === flag);
  const value = argv[at]?.split('=')[1] ?? (at < 0 ? undefined : argv[at + 1]);
  const port = /:(\d{1,5})(?:,|$)/.exec(value ?? '')?.[1];
  return port === undefined ? undefined : Number(port);
}
