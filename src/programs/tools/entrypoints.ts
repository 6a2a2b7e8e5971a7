import { findProgram } from '../../process';
import type { Blocking, Process, Program } from '../../process/types';
import { execCommand } from './execCommand';

/** Scripts of official images that end in `exec "$@"`. Models their docker-entrypoint.sh. */

const isCommand = (process: Process, word: string): boolean =>
  'path' in findProgram(process, word, process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin');

/** Whose words alone are a server's: what the entrypoint puts in front of them, by the server that the image has. */
const SERVERS: readonly (readonly [program: string, takes: RegExp])[] = [
  ['redis-server', /^-|\.conf$/],
  ['mongod', /^-/],
  ['memcached', /^-/],
];

/** docker-entrypoint.sh of redis, mongo, memcached, node and the like. */
export const execEntrypoint: Program = function* (process, argv): Blocking<number> {
  const words = argv.slice(1);
  const [first = ''] = words;
  const script = '/usr/local/bin/docker-entrypoint.sh';
  if (isCommand(process, 'node')) {
    // node's own script: options, and what is no command, are for node.
    const isForNode = first.startsWith('-') || !isCommand(process, first);
    return yield* execCommand(process, `${script}: 8`, isForNode ? ['node', ...words] : words);
  }
  const server = SERVERS.find(([program, takes]) => takes.test(first) && isCommand(process, program));
  return yield* execCommand(process, script, server ? [server[0], ...words] : words);
};

/** bash: `bash` in front of options and scripts. */
export const bashEntrypoint: Program = (process, argv) => {
  const [first = '-'] = argv.slice(1);
  const isForBash = first.startsWith('-') || !isCommand(process, first);
  return execCommand(
    process,
    '/usr/local/bin/docker-entrypoint.sh',
    isForBash ? ['bash', ...argv.slice(1)] : argv.slice(1),
  );
};

/** curlimages/curl: options and addresses alone are curl's. */
export const curlEntrypoint: Program = (process, argv) => {
  const [first = '-'] = argv.slice(1);
  const isForCurl = first.startsWith('-') || !isCommand(process, first);
  return execCommand(process, '/entrypoint.sh', isForCurl ? ['curl', ...argv.slice(1)] : argv.slice(1));
};
