import type { Blocking, Process } from '../../process/types';
import { getopt } from '../network/getopt';
import { exchange } from '../network/http';
import { isErrno, notice, withSocket } from '../network/socket';
import { type HttpUrl, parseUrl } from '../network/url';
import { reach } from './reach';

export const FATAL = 128;

/** git clone: a folder with what the host's front page says; over https an empty one, which a notice says. */
export function* cloneCommand(process: Process, args: readonly string[]): Blocking<number> {
  const options = getopt(args, 'b:qvo:j:', {
    long: {
      branch: 'b',
      depth: 'depth=',
      'single-branch': 'single',
      quiet: 'q',
      recurse: 'r',
      'recurse-submodules': 'r',
      progress: 'v',
      'no-tags': 't',
      filter: 'filter=',
    },
  });
  const [source, folder] = options.operands;
  if (source === undefined) {
    yield* process.error(
      'fatal: You must specify a repository to clone.\n\nusage: git clone [<options>] [--] <repo> [<dir>]\n',
    );
    return 129;
  }
  if (!/[:@]/.test(source)) {
    const isRepository = process.exists(`${source}/.git/HEAD`) || process.exists(`${source}/HEAD`);
    if (!isRepository) {
      yield* process.error(`fatal: repository '${source}' does not exist`);
      return FATAL;
    }
    yield* process.error(`git: Podflight does not simulate clones of folders: '${source}'`);
    return FATAL;
  }
  const target =
    folder ??
    source
      .replace(/\/+$/, '')
      .replace(/\.git$/, '')
      .replace(/^.*[/:]/, '');
  if (
    process.exists(target) &&
    (process.stat(target).type !== 'directory' || process.readDirectory(target).length > 0)
  ) {
    yield* process.error(`fatal: destination path '${target}' already exists and is not an empty directory.`);
    return FATAL;
  }
  if (options.error) {
    const name = options.error.option.replace(/^--/, '').replace(/=.*$/, '');
    const kind = options.error.option.startsWith('--') ? 'option' : 'switch';
    yield* process.error(`error: unknown ${kind} \`${name}'\nusage: git clone [<options>] [--] <repo> [<dir>]\n`);
    return 129;
  }
  const depth = options.value('depth=');
  if (depth !== undefined && !/^[1-9]\d*$/.test(depth)) {
    yield* process.error(`fatal: depth ${depth} is not a positive number`);
    return FATAL;
  }
  if (!options.has('q')) yield* process.error(`Cloning into '${target}'...`);
  const fetched = yield* fetchRepository(process, source);
  if (!('text' in fetched)) {
    yield* process.error(fetched.problem);
    return FATAL;
  }
  try {
    makeRepository(process, target, source, fetched.text, options.value('b') ?? 'main');
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`fatal: could not create work tree dir '${target}': ${error.message}`);
    return FATAL;
  }
  notice(process, 'program.approximated', { program: 'git', topic: 'clone' });
  return 0;
}

/** git's own protocol, which has no server here: it is only told whether anybody would answer. */
function* fetchOverGit(process: Process, source: string): Blocking<{ problem: string }> {
  const [, host = '', digits = '9418'] = /^git:\/\/([^/:]+)(?::(\d+))?/.exec(source) ?? [];
  const reached = yield* reach(process, host, Number(digits));
  if (reached.outcome === 'no-name')
    return { problem: `fatal: unable to look up ${host} (port ${digits}) (${reached.reason})` };
  if (reached.outcome === 'connected') return { problem: 'fatal: the remote end hung up unexpectedly' };
  const address = reached.address === host ? '' : reached.address;
  return {
    problem: `fatal: unable to connect to ${host}:\n${host}[0: ${address || host}]: errno=${reached.error.message}\n`,
  };
}

/** What a repository's host says, or why it cannot be reached, in git's words. */
export function* fetchRepository(process: Process, source: string): Blocking<{ text: string } | { problem: string }> {
  const url = parseUrl(source);
  const ssh = /^(?:ssh:\/\/)?(?:[^@/]+@)?([^:/]+)[:/]/.exec(source);
  if (!url && source.startsWith('git://')) return yield* fetchOverGit(process, source);
  if (!url) {
    const host = ssh?.[1] ?? source;
    const reached = yield* reach(process, host, 22);
    const reason =
      reached.outcome === 'no-name'
        ? `Could not resolve hostname ${host}: ${reached.reason}`
        : `connect to host ${host} port 22: Connection refused`;
    return {
      problem: `ssh: ${reason}\r\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.`,
    };
  }
  const startedMs = process.nowMs;
  const unable = (reason: string) => ({
    problem: `fatal: unable to access '${source.replace(/\/?$/, '/')}': ${reason}`,
  });
  const reached = yield* reach(process, url.host, url.port);
  if (reached.outcome === 'no-name') return unable(`Could not resolve host: ${url.host}`);
  if (reached.outcome === 'failed')
    return unable(
      `Failed to connect to ${url.host} port ${url.port} after ${process.nowMs - startedMs} ms: Couldn't connect to server`,
    );
  if (url.scheme === 'https') {
    // What is said inside of TLS is not simulated: an open port is a repository.
    yield* withSocket(process, reached.connection, function* () {});
    return { text: '' };
  }
  const plain: HttpUrl = { ...url, path: url.path.replace(/\.git$/, '') };
  const response = yield* exchange(process, reached.connection, {
    method: 'GET',
    url: plain,
    headers: ['User-Agent: git/2.49.1', 'Connection: close'],
  });
  return typeof response !== 'string' && response.status < 400
    ? { text: response.body }
    : { problem: `fatal: repository '${source.replace(/\/?$/, '/')}' not found` };
}

export function makeRepository(process: Process, folder: string, source: string, text: string, branch: string): void {
  if (!process.exists(folder)) process.makeDirectory(folder);
  process.makeDirectory(`${folder}/.git`);
  process.writeFile(`${folder}/.git/HEAD`, `ref: refs/heads/${branch}\n`);
  process.writeFile(
    `${folder}/.git/config`,
    source ? `[remote "origin"]\n\turl = ${source}\n` : '[core]\n\tbare = false\n',
  );
  if (source) process.writeFile(`${folder}/README.md`, text || `# ${folder.replace(/^.*\//, '')}\n`);
}
