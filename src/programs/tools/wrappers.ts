import type { Blocking, Process, Program, SignalName } from '../../process/types';
import { isErrno, notice } from '../network/socket';
import { localTimestamp } from '../network/timestamp';

/** Programs that only become, or look after, another program: entrypoints, user switchers, little inits. */

/** Becomes a command, or says in its own name why it cannot. */
function* become(process: Process, name: string, command: readonly string[]): Blocking<number> {
  try {
    return yield* process.exec(command);
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`${name}: exec: ${command[0]}: ${error.code === 'ENOENT' ? 'not found' : error.message}`);
    return error.code === 'ENOENT' ? 127 : 126;
  }
}

/** docker-entrypoint.sh of images whose script ends in `exec "$@"`. Options alone go to the image's own program. */
export const execEntrypoint: Program = (process, argv) =>
  become(process, '/usr/local/bin/docker-entrypoint.sh', argv.slice(1));

/** bash: `bash` in front of options and scripts. */
export const bashEntrypoint: Program = (process, argv) => {
  const isOption = argv[1]?.startsWith('-') ?? true;
  return become(process, 'docker-entrypoint.sh', isOption ? ['bash', ...argv.slice(1)] : argv.slice(1));
};

/** curlimages/curl: options alone are curl's. */
export const curlEntrypoint: Program = (process, argv) => {
  const isCommand = argv[1] !== undefined && !argv[1].startsWith('-') && !/^https?:/.test(argv[1]);
  return become(process, '/entrypoint.sh', isCommand ? argv.slice(1) : ['curl', ...argv.slice(1)]);
};

/** nginx: announces what it configures, then becomes the command. */
export const nginxEntrypoint: Program = function* (process, argv): Blocking<number> {
  const runsNginx = argv[1] === 'nginx' || argv[1] === 'nginx-debug';
  if (runsNginx && !process.env.NGINX_ENTRYPOINT_QUIET_LOGS) {
    const say = (text: string) => process.write(1, `/docker-entrypoint.sh: ${text}\n`);
    yield* say('/docker-entrypoint.d/ is not empty, will attempt to perform configuration');
    yield* say('Looking for shell scripts in /docker-entrypoint.d/');
    yield* say('Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh');
    yield* process.write(
      1,
      '10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf\n',
    );
    yield* say('Sourcing /docker-entrypoint.d/15-local-resolvers.envsh');
    yield* say('Launching /docker-entrypoint.d/20-envsubst-on-templates.sh');
    yield* say('Launching /docker-entrypoint.d/30-tune-worker-processes.sh');
    yield* say('Configuration complete; ready for start up');
  }
  return yield* become(process, '/docker-entrypoint.sh', argv.slice(1));
};

/** su-exec and gosu USER[:GROUP] COMMAND. */
export const switchUser: Program = function* (process, argv): Blocking<number> {
  const name = argv[0]?.replace(/^.*\//, '') ?? 'gosu';
  const [user, ...command] = argv.slice(1);
  if (user === undefined || command.length === 0) {
    yield* process.error(`Usage: ${name} user-spec command [args]`);
    return 1;
  }
  const [userName = '', groupName] = user.split(':');
  const entry = findUser(process, userName);
  if (!entry) {
    yield* process.error(
      name === 'gosu'
        ? `error: failed switching to "${user}": unable to find user ${userName}: no matching entries in passwd file`
        : `su-exec: getpwnam(${userName}): Success`,
    );
    return 1;
  }
  process.gid = groupName === undefined ? entry.gid : Number(groupName) || entry.gid;
  process.groups = [process.gid];
  process.uid = entry.uid;
  process.env = { ...process.env, HOME: entry.home };
  return yield* become(process, name, command);
};

function findUser(process: Process, name: string): { uid: number; gid: number; home: string } | undefined {
  const text = process.exists('/etc/passwd') ? process.readFile('/etc/passwd') : '';
  for (const line of text.split('\n')) {
    const [user, , uid, gid, , home = '/'] = line.split(':');
    if (user === name || uid === name) return { uid: Number(uid), gid: Number(gid), home };
  }
  return /^\d+$/.test(name) ? { uid: Number(name), gid: Number(name), home: '/' } : undefined;
}

const FORWARDED: readonly SignalName[] = ['TERM', 'INT', 'QUIT', 'HUP', 'USR1', 'USR2'];
const SIGNAL_NUMBERS: Readonly<Partial<Record<SignalName, number>>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, TERM: 15 };

/** tini and dumb-init: run a command as a child, pass signals on, reap orphans, end as the command ended. */
export const littleInit: Program = function* (process, argv): Blocking<number> {
  const name = argv[0]?.replace(/^.*\//, '') ?? 'tini';
  const args = argv.slice(1);
  while (args[0]?.startsWith('-')) {
    const option = args.shift();
    if (option === '--') break;
    if (/^-[per]$/.test(option ?? '')) args.shift();
  }
  if (args.length === 0) {
    yield* process.error(`Usage: ${name} [options] program [args]`);
    return 1;
  }
  for (const signal of FORWARDED) process.setSignal(signal, 'catch');
  const child = process.spawn(args);
  for (;;) {
    const ended = yield* process.wait();
    if (ended === 'interrupted') {
      for (const signal of process.takeSignals()) if (child.exitStatus === undefined) process.kill(child.pid, signal);
    } else if (ended === 'no-child') return 0;
    else if (ended.pid === child.pid) return ended.signal ? 128 + (SIGNAL_NUMBERS[ended.signal] ?? 0) : ended.status;
  }
};

/** The Pod's own process: nothing but waiting for the end. */
export function* pause(process: Process): Blocking<number> {
  for (const signal of ['INT', 'TERM'] as const) process.setSignal(signal, 'catch');
  for (;;) {
    yield* process.sleep(Number.POSITIVE_INFINITY);
    if (process.takeSignals().length === 0) continue;
    yield* process.error('Shutting down, got signal');
    return 0;
  }
}

/** fluent-bit: starts, says so, and waits. Its pipeline is not simulated. */
export const fluentBit: Program = function* (process): Blocking<number> {
  notice(process, 'program.approximated', { program: 'fluent-bit', topic: 'pipeline' });
  process.setSignal('TERM', 'catch');
  yield* process.error(
    `Fluent Bit v4.0.0\n\n[${localTimestamp(process).replaceAll('-', '/')}.000000000] [ info] [fluent bit] version=4.0.0, commit=, pid=1`,
  );
  while (!process.takeSignals().includes('TERM')) yield* process.sleep(Number.POSITIVE_INFINITY);
  yield* process.error(`[${localTimestamp(process).replaceAll('-', '/')}.000000000] [engine] caught signal (SIGTERM)`);
  return 0;
};
