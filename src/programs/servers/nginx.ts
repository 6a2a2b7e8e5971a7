import type { Blocking, Process, Program } from '../../process/types';
import { isErrno } from '../network/socket';
import { accessLogTime, localTimestamp } from '../network/timestamp';
import { atLeast } from '../version';
import { type Answer, answerHttp, contentTypeOf, fileBelow, REASONS, type Request } from './httpServer';
import { runServer } from './server';

const CONFIG = '/etc/nginx/conf.d/default.conf';
const DEFAULT_ROOT = '/usr/share/nginx/html';
/** Debian's build, that starts silently (see images/nginx.ts). */
const SILENT_VERSION = '1.22.1';

/** nginx: static files, its own error pages, access log, `-t`, `-v`. Of the configuration it reads listen and root only. */
export const nginx: Program = function* (process, argv): Blocking<number> {
  const version = process.env.NGINX_VERSION ?? SILENT_VERSION;
  if (argv.includes('-v') || argv.includes('-V')) {
    yield* process.error(`nginx version: nginx/${version}`);
    return 0;
  }
  if (argv.includes('-t')) {
    yield* process.error('nginx: the configuration file /etc/nginx/nginx.conf syntax is ok');
    yield* process.error('nginx: configuration file /etc/nginx/nginx.conf test is successful');
    return 0;
  }
  const { ports, root } = readConfig(process);
  const toFile = version === SILENT_VERSION;
  // The official images' configuration has had the level notice, which tells of starts and ends, since 1.19.10.
  const isSilent = toFile || !atLeast(version, '1.19.10');
  return yield* runServer(process, {
    name: 'nginx',
    ports,
    readyLines: (self) => (isSilent ? [] : startNotices(self, version)),
    handle: (self, fd, connection) =>
      answerHttp(
        self,
        fd,
        (request) => answer(self, root, request, version),
        (request, answered) => accessLog(self, toFile, connection.remote.address, request, answered),
        `nginx/${version}`,
      ),
    stopLines: (self, signal) =>
      isSilent
        ? []
        : [
            `${logPrefix(self)} signal ${signal === 'QUIT' ? '3 (SIGQUIT) received, shutting down' : '15 (SIGTERM) received, exiting'}`,
          ],
  });
};

function readConfig(process: Process): { ports: readonly number[]; root: string } {
  const text = process.exists(CONFIG) ? process.readFile(CONFIG) : '';
  const ports = [...text.matchAll(/^\s*listen\s+(?:[\d.]+:)?(\d{1,5})\b/gm)].map((match) => Number(match[1]));
  const root = /^\s*root\s+([^\s;]+)\s*;/m.exec(text)?.[1];
  return { ports: ports.length > 0 ? [...new Set(ports)] : [80], root: root ?? DEFAULT_ROOT };
}

const logPrefix = (process: Process): string => `${localTimestamp(process).replaceAll('-', '/')} [notice] 1#1:`;

function startNotices(process: Process, version: string): readonly string[] {
  const prefix = logPrefix(process);
  return [
    `${prefix} using the "epoll" event method`,
    `${prefix} nginx/${version}`,
    `${prefix} start worker processes`,
    `${prefix} start worker process 29`,
  ];
}

function answer(process: Process, root: string, request: Request, version: string): Answer {
  const error = (status: number): Answer => ({ status, body: errorPage(status, version) });
  const path = fileBelow(root, request.path);
  const stat = process.tryStat(path);
  if (!stat) return error(404);
  if (stat.type === 'directory' && !request.path.endsWith('/'))
    return { ...error(301), headers: [`Location: ${request.path}/`] };
  const file = stat.type === 'directory' ? `${path.replace(/\/$/, '')}/index.html` : path;
  // A directory without an index is 403, unless the listing is switched on, which it is not.
  if (!process.exists(file)) return error(403);
  try {
    return { status: 200, body: process.readFile(file), contentType: contentTypeOf(file) };
  } catch (failure) {
    if (isErrno(failure)) return error(403);
    throw failure;
  }
}

function errorPage(status: number, version: string): string {
  const title = `${status} ${REASONS[status]}`;
  return (
    `<html>\r\n<head><title>${title}</title></head>\r\n<body${atLeast(version, '1.15') ? '' : ' bgcolor="white"'}>\r\n<center><h1>${title}</h1></center>\r\n` +
    `<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n`
  );
}

/** Debian logs to files, the official image to the container's output. */
function* accessLog(
  process: Process,
  toFile: boolean,
  client: string,
  { method, path, version, headers }: Request,
  { status, body }: Answer,
): Blocking<void> {
  const agent = headers.get('user-agent') ?? '-';
  const line =
    `${client} - - [${accessLogTime(process)}] "${method} ${path} ${version}" ${status} ${body.length} ` +
    `"${headers.get('referer') ?? '-'}" "${agent}"${toFile ? '' : ` "${headers.get('x-forwarded-for') ?? '-'}"`}`;
  if (!toFile) yield* process.write(1, `${line}\n`);
  else if (process.exists('/var/log/nginx'))
    process.writeFile('/var/log/nginx/access.log', `${line}\n`, { append: true });
}
