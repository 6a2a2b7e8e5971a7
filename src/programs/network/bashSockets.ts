import type { Sockets } from '../../shell/parts';
import { parsePort } from './ports';
import { lookUp, resolveWords } from './resolver';
import { connectAny, isErrno } from './socket';

/** What bash does for `/dev/tcp/HOST/PORT`. Models lib/sh/netopen.c: getaddrinfo(3), then address after address. */
export const bashSockets: Sockets = {
  *openTcp(process, host, portText) {
    const port = parsePort(process, portText);
    if (port === undefined) return { unknown: portText, words: 'Servname not supported for ai_socktype' };
    const found = yield* lookUp(process, host);
    if (!found.found) return { unknown: host, words: resolveWords(process, found) };
    const reached = yield* connectAny(process, found.addresses, port);
    if (reached === undefined) return { unknown: host, words: 'No address associated with hostname' };
    return isErrno(reached) ? { refused: reached } : { file: reached.connection.file };
  },
};
