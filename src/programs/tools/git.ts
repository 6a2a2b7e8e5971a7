import type { Blocking, Process, Program } from '../../process/types';
import { getopt } from '../network/getopt';
import { exchange } from '../network/http';
import { isErrno, notice, withSocket } from '../network/socket';
import { type HttpUrl, parseUrl } from '../network/url';
import { reach } from './reach';

const FATAL = 128;

/** git: clone and init make a folder with what the host's front page says; everything else is refused by name. */
export const git: Program = function* (process, argv): Blocking<number> {
  const args = argv.slice(1);
  while (args[0] === '-c' || args[0] === '-C') args.splice(0, 2);
  const [command = '--help', ...rest] = args;
  if (command === 'clone') return yield* clone(process, rest);
  if (command === '--version' || command === 'version') {
    yield* process.write(1, 'git version 2.49.1\n');
    return 0;
  }
  if (command === 'config' || command === 'init') {
    if (command === 'init') makeRepository(process, rest.filter((arg) => !arg.startsWith('-'))[0] ?? '.', '', '');
    notice(process, 'program.approximated', { program: 'git', topic: command });
    return 0;
  }
  const isRepository = process.exists('.git');
  if (!isRepository && /^(pull|fetch|status|log|checkout|commit|push|branch|rev-parse)$/.test(command)) {
    yield* process.error('fatal: not a git repository (or any of the parent directories): .git');
    return FATAL;
  }
  notice(process, 'program.approximated', { program: 'git', topic: command });
  yield* process.error(`git: Podflight simulates only 'git clone', not 'git ${command}'`);
  return 1;
};

function* clone(process: Process, args: readonly string[]): Blocking<number> {
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
  if (!options.has('q')) yield* process.error(`Cloning into '${target}'...`);
  const fetched = yield* fetchRepository(process, source);
  if (!('text' in fetched)) {
    yield* process.error(fetched.problem);
    return FATAL;
  }
  try {
    makeRepository(process, target, source, fetched.text);
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
  return { problem: `fatal: unable to connect to ${host}:\n${host}: errno=Connection refused\n` };
}

function* fetchRepository(process: Process, source: string): Blocking<{ text: string } | { problem: string }> {
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
      problem: `ssh: ${reason}\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.`,
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

function makeRepository(process: Process, folder: string, source: string, text: string): void {
  if (!process.exists(folder)) process.makeDirectory(folder);
  process.makeDirectory(`${folder}/.git`);
  process.writeFile(`${folder}/.git/HEAD`, 'ref: refs/heads/main\n');
  process.writeFile(
    `${folder}/.git/config`,
    source ? `[remote "origin"]\n\turl = ${source}\n` : '[core]\n\tbare = false\n',
  );
  if (source) process.writeFile(`${folder}/README.md`, text || `# ${folder.replace(/^.*\//, '')}\n`);
}
