import type { Blocking, Process, Program } from '../../process/types';
import { exchange } from '../network/http';
import { isErrno, notice } from '../network/socket';
import { parseUrl } from '../network/url';
import { reach } from './reach';

type Fetched = { body: string } | { problem: 'unreachable' | 'missing' };

/** Downloads over plain HTTP from the host that the store would be asked at. */
function* fetchObject(process: Process, address: string): Blocking<Fetched> {
  const url = parseUrl(address);
  if (!url) return { problem: 'unreachable' };
  const reached = yield* reach(process, url.host, url.port);
  if (reached.outcome !== 'connected') return { problem: 'unreachable' };
  const response = yield* exchange(process, reached.connection, { method: 'GET', url, headers: ['Connection: close'] });
  if (typeof response === 'string') return { problem: 'unreachable' };
  return response.status === 200 ? { body: response.body } : { problem: 'missing' };
}

const targetOf = (process: Process, target: string, key: string): string =>
  target.endsWith('/') || process.tryStat(target)?.type === 'directory'
    ? `${target.replace(/\/$/, '')}/${key.replace(/^.*\//, '')}`
    : target;

function* save(process: Process, path: string, body: string): Blocking<boolean> {
  try {
    process.writeFile(path, body);
    return true;
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`[Errno 2] ${error.message}: '${path}'`);
    return false;
  }
}

/** aws s3 cp s3://BUCKET/KEY PATH: from the host BUCKET.s3.amazonaws.com, if the scenario has it. */
export const aws: Program = function* (process, argv): Blocking<number> {
  const words = argv.slice(1).filter((arg) => !arg.startsWith('--'));
  const [service, command, source = '', target = '.'] = words;
  const match = /^s3:\/\/([^/]+)\/(.+)$/.exec(source);
  if (service !== 's3' || command !== 'cp' || !match) {
    notice(process, 'program.approximated', { program: 'aws', topic: `${service ?? ''} ${command ?? ''}` });
    yield* process.error(`aws: Podflight simulates only 'aws s3 cp s3://BUCKET/KEY PATH'`);
    return 252;
  }
  const [, bucket = '', key = ''] = match;
  const hasCredentials = 'AWS_ACCESS_KEY_ID' in process.env || 'AWS_ROLE_ARN' in process.env;
  if (!hasCredentials && !argv.includes('--no-sign-request')) {
    yield* process.error('fatal error: Unable to locate credentials');
    return 1;
  }
  const address = `http://${bucket}.s3.amazonaws.com/${key}`;
  const fetched = yield* fetchObject(process, address);
  if ('problem' in fetched) {
    yield* process.error(
      fetched.problem === 'missing'
        ? `fatal error: An error occurred (404) when calling the HeadObject operation: Key "${key}" does not exist`
        : `fatal error: Could not connect to the endpoint URL: "${address.replace('http', 'https')}"`,
    );
    return 1;
  }
  const path = targetOf(process, target, key);
  if (!(yield* save(process, path, fetched.body))) return 1;
  yield* process.write(1, `download: ${source} to ${path}\n`);
  return 0;
};

/** gsutil cp gs://BUCKET/KEY PATH: from storage.googleapis.com. */
export const gsutil: Program = function* (process, argv): Blocking<number> {
  const words = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  const [command, source = '', target = '.'] = words;
  const match = /^gs:\/\/([^/]+)\/(.+)$/.exec(source);
  if (command !== 'cp' || !match) {
    notice(process, 'program.approximated', { program: 'gsutil', topic: command ?? '' });
    yield* process.error(`gsutil: Podflight simulates only 'gsutil cp gs://BUCKET/KEY PATH'`);
    return 1;
  }
  const [, bucket = '', key = ''] = match;
  const fetched = yield* fetchObject(process, `http://storage.googleapis.com/${bucket}/${key}`);
  if ('problem' in fetched) {
    yield* process.error(
      fetched.problem === 'missing'
        ? `CommandException: No URLs matched: ${source}`
        : 'ServerNotFoundError: Unable to find the server at storage.googleapis.com',
    );
    return 1;
  }
  yield* process.error(`Copying ${source}...`);
  return (yield* save(process, targetOf(process, target, key), fetched.body)) ? 0 : 1;
};

/** mc alias set NAME URL; mc cp NAME/BUCKET/KEY PATH. */
export const mc: Program = function* (process, argv): Blocking<number> {
  const words = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  const [command, first = '', second = ''] = words;
  const aliases = aliasesOf(process);
  if (command === 'alias' && first === 'set') {
    const [, , name = '', url = ''] = words;
    const parsed = parseUrl(url);
    const reached = parsed ? yield* reach(process, parsed.host, parsed.port) : undefined;
    if (reached?.outcome !== 'connected') {
      yield* process.error(
        `mc: <ERROR> Unable to initialize new alias from the provided credentials. Get "${url}/": dial tcp: lookup ${parsed?.host ?? url}: no such host.`,
      );
      return 1;
    }
    aliases.set(name, url);
    yield* process.write(1, `Added \`${name}\` successfully.\n`);
    return 0;
  }
  if (command !== 'cp') {
    notice(process, 'program.approximated', { program: 'mc', topic: command ?? '' });
    yield* process.error(`mc: Podflight simulates only 'mc alias set' and 'mc cp', not 'mc ${command ?? '--help'}'`);
    return 1;
  }
  const [name = '', ...key] = first.split('/');
  const fetched = yield* fetchObject(process, `${aliases.get(name) ?? 'http://nowhere.invalid'}/${key.join('/')}`);
  if ('problem' in fetched) {
    yield* process.error(`mc: <ERROR> Unable to prepare URL for copying. Unable to guess the type of copy operation.`);
    return 1;
  }
  const path = targetOf(process, second, first);
  if (!(yield* save(process, path, fetched.body))) return 1;
  yield* process.write(1, `\`${first}\` -> \`${path}\`\n`);
  return 0;
};

function aliasesOf(process: Process): Map<string, string> {
  const known = process.container.shared.get('mc/aliases');
  if (known instanceof Map) return known;
  const aliases = new Map<string, string>();
  process.container.shared.set('mc/aliases', aliases);
  return aliases;
}
