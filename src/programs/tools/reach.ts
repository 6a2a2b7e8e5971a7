import type { Blocking, Connection, Errno, Process } from '../../process/types';
import { lookUp } from '../network/resolver';
import { connect, isErrno, withSocket } from '../network/socket';

/** How far a client got: the name did not resolve, the connection failed, or it is there. */
export type Reach =
  | { outcome: 'no-name'; reason: string }
  | { outcome: 'failed'; address: string; error: Errno }
  | { outcome: 'connected'; address: string; connection: Connection };

/** Name, then connection: what every database client does first. */
export function* reach(process: Process, host: string, port: number, timeoutMs?: number): Blocking<Reach> {
  const found = yield* lookUp(process, host);
  if (!found.found)
    return {
      outcome: 'no-name',
      reason: found.reason === 'try-again' ? 'Temporary failure in name resolution' : 'Name or service not known',
    };
  const address = found.addresses[0] ?? '';
  const connection = yield* connect(process, address, port, timeoutMs);
  return isErrno(connection)
    ? { outcome: 'failed', address, error: connection }
    : { outcome: 'connected', address, connection };
}

/** Opens a connection only to see that somebody accepts it. */
export function* knock(process: Process, host: string, port: number, timeoutMs?: number): Blocking<Reach> {
  const reached = yield* reach(process, host, port, timeoutMs);
  if (reached.outcome === 'connected') yield* withSocket(process, reached.connection, function* () {});
  return reached;
}
