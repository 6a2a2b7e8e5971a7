import type { Blocking, Process, Program } from '../../process/types';
import { isErrno, notice } from '../network/socket';
import { execCommand } from './execCommand';
import { nginxTemplates } from './nginxParts';

const SCRIPTS = '/docker-entrypoint.d';
const CONF = '/etc/nginx/conf.d/default.conf';

export type Say = (text: string) => Blocking<void>;

/** What the image itself has in /docker-entrypoint.d: they run from here, the files there say so. */
const OWN: Readonly<Record<string, (process: Process, say: Say) => Blocking<void>>> = {
  '10-listen-on-ipv6-by-default.sh': listenOnIpv6,
  '15-local-resolvers.envsh': function* () {},
  '20-envsubst-on-templates.sh': fillTemplates,
  '30-tune-worker-processes.sh': function* () {},
};

/** docker-entrypoint.sh of nginx: runs the scripts of /docker-entrypoint.d in the order of their names, then the command. */
export const nginxEntrypoint: Program = function* (process, argv): Blocking<number> {
  if (argv[1] === 'nginx' || argv[1] === 'nginx-debug') {
    const name = argv[0] ?? '/docker-entrypoint.sh';
    const isQuiet = Boolean(process.env.NGINX_ENTRYPOINT_QUIET_LOGS);
    const log: Say = (text) => process.write(1, isQuiet ? '' : `${text}\n`);
    const scripts = process.exists(SCRIPTS) ? process.readDirectory(SCRIPTS) : [];
    const files = scripts.filter((script) => process.tryStat(`${SCRIPTS}/${script}`)?.type === 'file').sort(byVersion);
    if (files.length === 0) yield* log(`${name}: No files found in ${SCRIPTS}/, skipping configuration`);
    else {
      yield* log(`${name}: ${SCRIPTS}/ is not empty, will attempt to perform configuration`);
      yield* log(`${name}: Looking for shell scripts in ${SCRIPTS}/`);
      for (const script of files) {
        const status = yield* runScript(process, script, (text) => log(`${name}: ${text}`), log);
        if (status !== 0) return status;
      }
      yield* log(`${name}: Configuration complete; ready for start up`);
    }
  }
  return yield* execCommand(process, '/docker-entrypoint.sh: 47', argv.slice(1));
};

function* runScript(process: Process, script: string, announce: Say, log: Say): Blocking<number> {
  const path = `${SCRIPTS}/${script}`;
  if (!/\.(sh|envsh)$/.test(script)) yield* announce(`Ignoring ${path}`);
  else if (!process.access(path, 1)) yield* announce(`Ignoring ${path}, not executable`);
  else {
    const own = OWN[script];
    yield* announce(`${script.endsWith('.envsh') ? 'Sourcing' : 'Launching'} ${path}`);
    if (own) yield* own(process, (text) => log(`${script}: ${text}`));
    else if (script.endsWith('.envsh'))
      notice(process, 'program.approximated', { program: 'docker-entrypoint.sh', topic: path });
    else {
      const child = process.spawn([path]);
      const ended = yield* process.wait(child, false);
      // `set -e` ends the entrypoint with it.
      return typeof ended === 'object' ? ended.status : 0;
    }
  }
  return 0;
}

/** Models 10-listen-on-ipv6-by-default.sh. */
function* listenOnIpv6(process: Process, say: Say): Blocking<void> {
  if (process.tryStat(CONF)?.type !== 'file') return yield* say(`info: ${CONF} is not a file or does not exist`);
  const text = process.readFile(CONF);
  try {
    process.writeFile(CONF, text);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return yield* say(`info: can not modify ${CONF} (read-only file system?)`);
  }
  if (/listen +\[::\]:(80|8080);/.test(text)) return yield* say('info: IPv6 listen already enabled');
  yield* say(`info: Getting the checksum of ${CONF}`);
  if (!text.includes('/usr/share/nginx/html') || !/listen +(80|8080);/.test(text))
    return yield* say(`info: ${CONF} differs from the packaged version`);
  process.writeFile(CONF, text.replace(/( *)listen +(80|8080);/, '$&\n$1listen  [::]:$2;'));
  yield* say(`info: Enabled listen on IPv6 in ${CONF}`);
}

/** Models 20-envsubst-on-templates.sh. */
function* fillTemplates(process: Process, say: Say): Blocking<void> {
  const from = process.env.NGINX_ENVSUBST_TEMPLATE_DIR ?? '/etc/nginx/templates';
  if (process.tryStat(from)?.type === 'directory') yield* nginxTemplates.get().fillTemplates(process, from, say);
}

/** `sort -V`: numbers count as numbers. */
const byVersion = (a: string, b: string): number =>
  Number(/^\d+/.exec(a)?.[0] ?? 0) - Number(/^\d+/.exec(b)?.[0] ?? 0) || (a < b ? -1 : 1);
