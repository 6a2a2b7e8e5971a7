import type { Blocking, Process } from '../../process/types';
import { exchange } from '../network/http';
import { isErrno } from '../network/socket';
import { parseUrl } from '../network/url';
import { reach } from './reach';

export type Fetched = { body: string } | { problem: 'unreachable' | 'missing' };

/** Downloads over plain HTTP from the host that the store would be asked at. */
export function* fetchObject(process: Process, address: string): Blocking<Fetched> {
  const url = parseUrl(address);
  if (!url) return { problem: 'unreachable' };
  const reached = yield* reach(process, url.host, url.port);
  if (reached.outcome !== 'connected') return { problem: 'unreachable' };
  const response = yield* exchange(process, reached.connection, { method: 'GET', url, headers: ['Connection: close'] });
  if (typeof response === 'string') return { problem: 'unreachable' };
  return response.status === 200 ? { body: response.body } : { problem: 'missing' };
}

export const targetOf = (process: Process, target: string, key: string): string =>
  target.endsWith('/') || process.tryStat(target)?.type === 'directory'
    ? `${target.replace(/\/$/, '')}/${key.replace(/^.*\//, '')}`
    : target;

export function* save(process: Process, path: string, body: string): Blocking<boolean> {
  try {
    process.writeFile(path, body);
    return true;
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`[Errno 2] ${error.message}: '${path}'`);
    return false;
  }
}
