import type { Blocking } from '../../process/types';
import { optionWords, type Tool, tool } from '../support/tool';
import { isPort, knockAll, PG_SOCKET_FOLDER, PG_VERSION, pgTarget } from './pgTarget';

const LONG = {
  host: 'h',
  port: 'p',
  username: 'U',
  dbname: 'd',
  timeout: 't',
  quiet: 'q',
  version: 'V',
};
const HINT = 'pg_isready: hint: Try "pg_isready --help" for more information.';

/** pg_isready: 0 accepting, 2 no response. Rejecting (1) while a server starts up is not simulated: its port is closed. */
export const pgIsReady = tool(function* (t): Blocking<number> {
  const options = t.options('h:p:U:d:t:qV', {
    long: LONG,
    busybox: 'h:p:U:d:t:qV',
    busyboxLong: Object.keys(LONG).join(' '),
  });
  if (options.error) return yield* refuse(t, optionWords(options.error));
  if (options.has('V')) {
    t.put(`pg_isready (PostgreSQL) ${PG_VERSION}\n`);
    return 0;
  }
  const [extra] = options.operands;
  if (extra !== undefined) return yield* refuse(t, `error: too many command-line arguments (first is "${extra}")`);
  const target = pgTarget(options, t.process.env);
  const seconds = Number(options.value('t') ?? 3);
  const tried =
    isPort(target.port) && !Number.isNaN(seconds)
      ? yield* knockAll(t.process, target, seconds > 0 ? seconds * 1000 : undefined)
      : [];
  const accepts = tried.at(-1)?.reached.outcome === 'connected';
  if (!options.has('q'))
    t.put(`${target.host ?? PG_SOCKET_FOLDER}:${target.port} - ${accepts ? 'accepting connections' : 'no response'}\n`);
  return accepts ? 0 : 2;
});

function* refuse(t: Tool, words: string): Blocking<number> {
  yield* t.process.error(`pg_isready: ${words}\n${HINT}`);
  return 3;
}
