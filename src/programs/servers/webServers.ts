import type { Blocking, Process, Program } from '../../process/types';
import { getopt } from '../network/getopt';
import { isErrno } from '../network/socket';
import { accessLogTime } from '../network/timestamp';
import { type Answer, answerHttp, contentTypeOf, fileBelow, type Request } from './httpServer';
import { runServer } from './server';

/** Apache's httpd in the foreground, serving htdocs. */
export const apache: Program = (process) =>
  runServer(process, {
    name: 'httpd',
    ports: [80],
    readyLines: () => [
      "AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using 127.0.0.1. Set the 'ServerName' directive globally to suppress this message",
    ],
    handle: (self, fd, { remote }) =>
      answerHttp(
        self,
        fd,
        (request) => fileAnswer(self, '/usr/local/apache2/htdocs', request, apacheError),
        ({ method, path, version }, { status, body }) =>
          self.write(
            1,
            `${remote.address} - - [${accessLogTime(self)}] "${method} ${path} ${version}" ${status} ${body.length}\n`,
          ),
        'Apache/2.4.65 (Unix)',
      ),
  });

const apacheError = (status: number): string =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${status}</title>\n</head><body>\n<h1>${
    status === 404 ? 'Not Found' : 'Forbidden'
  }</h1>\n</body></html>\n`;

/** busybox httpd: `-f` in the foreground, `-p PORT`, `-h HOME`. Without -f it leaves a daemon behind. */
export const busyboxHttpd: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), 'fivp:h:u:r:m:d:e:c:');
  const port = Number((options.value('p') ?? '80').split(':').pop());
  const home = options.value('h') ?? process.cwd;
  const body = (self: Process) =>
    runServer(self, {
      name: 'httpd',
      ports: [port],
      handle: (handler, fd) => answerHttp(handler, fd, (request) => fileAnswer(handler, home, request, busyboxError)),
    });
  if (options.has('f')) return yield* body(process);
  process.fork(process.argv, body);
  return 0;
};

const busyboxError = (status: number): string => {
  const reason = status === 404 ? 'Not Found' : 'Forbidden';
  const words = status === 404 ? 'The requested URL was not found' : '';
  return `<HTML><HEAD><TITLE>${status} ${reason}</TITLE></HEAD>\n<BODY><H1>${status} ${reason}</H1>\n${words}\n</BODY></HTML>\n`;
};

/** `python3 -m http.server [PORT]`: lists directories, logs to stderr. */
export function pythonHttpServer(process: Process, args: readonly string[]): Blocking<number> {
  const options = getopt(args, 'd:b:', { long: { directory: 'd', bind: 'b' } });
  const port = Number(options.operands[0] ?? 8000);
  const root = options.value('d') ?? process.cwd;
  return runServer(process, {
    name: 'python3',
    ports: [port],
    logFd: 1,
    readyLines: () => [`Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...`],
    handle: (self, fd, { remote }) =>
      answerHttp(
        self,
        fd,
        (request) => fileAnswer(self, root, request, (status) => `Error response\nError code: ${status}\n`, listing),
        ({ method, path, version }, { status }) =>
          self.error(
            `${remote.address} - - [${accessLogTime(self).replace(/:(.*) .*/, ' $1')}] "${method} ${path} ${version}" ${status} -`,
          ),
        'SimpleHTTP/0.6 Python/3.12.3',
      ),
  });
}

function listing(process: Process, path: string, shown: string): string {
  const items = process
    .readDirectory(path)
    .map((name) => `<li><a href="${name}">${name}</a></li>`)
    .join('\n');
  return `<!DOCTYPE HTML>\n<html>\n<head>\n<title>Directory listing for ${shown}</title>\n</head>\n<body>\n<h1>Directory listing for ${shown}</h1>\n<hr>\n<ul>\n${items}\n</ul>\n<hr>\n</body>\n</html>\n`;
}

function fileAnswer(
  process: Process,
  root: string,
  request: Request,
  errorPage: (status: number) => string,
  list?: (process: Process, path: string, shown: string) => string,
): Answer {
  const path = fileBelow(root, request.path);
  const stat = process.tryStat(path);
  const file = stat?.type === 'directory' ? `${path.replace(/\/$/, '')}/index.html` : path;
  if (stat?.type === 'directory' && list && !process.exists(file))
    return { status: 200, body: list(process, path, request.path) };
  if (!stat || !process.exists(file)) return { status: 404, body: errorPage(404) };
  try {
    return { status: 200, body: process.readFile(file), contentType: contentTypeOf(file, 'text/plain') };
  } catch (error) {
    if (isErrno(error)) return { status: 403, body: errorPage(403) };
    throw error;
  }
}

/** hashicorp/http-echo, traefik/whoami and hello-app: one text for every request. */
export const httpEcho: Program = (process, argv) => {
  const value = (name: string) => {
    const at = argv.findIndex((arg) => arg.replace(/^-+/, '').split('=')[0] === name);
    return at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  };
  const isEcho = argv[0]?.endsWith('http-echo') ?? false;
  const port = Number(
    value(isEcho ? 'listen' : 'port')?.replace(/^.*:/, '') ?? (isEcho ? 5678 : (process.env.PORT ?? 80)),
  );
  const text = isEcho ? (value('text') ?? 'hello-world') : `Hostname: ${process.container.hostname}`;
  return runServer(process, {
    name: 'http-echo',
    ports: [port],
    readyLines: (self) => (isEcho ? [`${accessLogTime(self)} [INFO] server is listening on :${port}`] : []),
    handle: (self, fd) => answerHttp(self, fd, () => ({ status: 200, body: `${text}\n`, contentType: 'text/plain' })),
  });
};
