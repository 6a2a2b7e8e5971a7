import type { Blocking } from '../../process/types';
import { deadline, type Failure, isFailure, reach, type Transfer } from './curlTransfer';
import { relay } from './relay';
import { isErrno, withSocket } from './socket';

/** What is not HTTP: telnet, files of one's own, addresses that are none. */
export function* elsewhere(transfer: Transfer): Blocking<Failure | undefined> {
  const bad = badUrl(transfer);
  if (bad) return bad;
  return /^telnet:/i.test(transfer.text) ? yield* telnetTo(transfer) : yield* readLocal(transfer);
}

function badUrl({ text, progress, words }: Transfer): Failure | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^(https?|telnet|file)$/.test(scheme))
    return /^(ftps?|scp|sftp|smtps?|imaps?|pop3s?|ldaps?|tftp|dict|gopher|mqtt|rtsp|smb)$/.test(scheme)
      ? { code: 1, message: `Podflight does not simulate ${scheme}` }
      : { code: 1, message: `Protocol "${scheme}" not supported${words.disabled}` };
  if (/\s/.test(text)) return { code: 3, message: words.badUrl('Malformed input to a URL function') };
  if (scheme === 'telnet' || scheme === 'file') return undefined;
  if (!progress.url) return { code: 3, message: words.badUrl('No host part in the URL') };
  return progress.url.port > 65_535
    ? { code: 3, message: words.badUrl('Port number was not a decimal number between 0 and 65535') }
    : undefined;
}

function* readLocal({ process, text, progress }: Transfer): Blocking<Failure | undefined> {
  const path = text.replace(/^file:\/\/[^/]*/i, '');
  try {
    const read = process.readFile(path);
    if (progress.target === '-') yield* process.write(1, read);
    else process.writeFile(progress.target, read);
    return undefined;
  } catch (error) {
    if (!isErrno(error)) throw error;
    return { code: 37, message: `Couldn't open file ${path}` };
  }
}

/** telnet://HOST:PORT: what people ask whether a port is open. It stays until the other side closes, or -m ends it. */
function* telnetTo(transfer: Transfer): Blocking<Failure | undefined> {
  const { process, progress, text } = transfer;
  const [, host = '', port = '23'] = /^telnet:\/\/([^:/]*)(?::(\d+))?/i.exec(text) ?? [];
  const connection = yield* reach(transfer, host, Number(port));
  if (isFailure(connection)) return connection;
  const untilMs = deadline(transfer);
  const { by } = yield* withSocket(process, connection, (fd) =>
    relay(process, fd, { atEnd: 'wait', idleMs: untilMs === undefined ? undefined : untilMs - process.nowMs }),
  );
  const elapsed = process.nowMs - progress.startedMs;
  return by === 'idle'
    ? { code: 28, message: `Operation timed out after ${elapsed} milliseconds with 0 bytes received` }
    : undefined;
}
