import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { type Tool, tool } from '../support/tool';
import { type ConnectionProblem, type MysqlClient, readClient, socketOf, tryServer } from './mysqlServer';

const RETRY_MS = 5000;
/** Do something that nobody can see here, and print nothing. */
const SILENT = /^(create|flush-\w+|reload|refresh)$/;
const KNOWN =
  /^(debug|extended-status|kill|password|old-password|processlist|shutdown|start-slave|stop-slave|variables|version|(start|stop)-replica)$/;

/** mysqladmin ping, status, create, drop, flush-…: `mysqld is alive`, or why not. */
export const mysqladmin = tool(function* (t): Blocking<number> {
  const client = yield* readClient(t, 'h:P:u:p::S:sfw::i:c:vVtBN');
  if (typeof client === 'number') return client;
  const { options, isMariaDb } = client;
  let problem = yield* tryServer(t, client);
  let triesLeft = options.has('w') ? Number(options.value('w')) || 1 : 0;
  if (problem && triesLeft > 0)
    yield* t.process.write(2, `Waiting for ${isMariaDb ? 'MariaDB' : 'MySQL'} server to answer`);
  for (; problem && triesLeft > 0; triesLeft--) {
    yield* t.process.sleep(RETRY_MS);
    problem = yield* tryServer(t, client);
    if (problem && triesLeft > 1) yield* t.process.write(2, '.');
  }
  if (problem) {
    if (!options.has('s')) yield* t.process.error(failure(t, client, problem));
    return 1;
  }
  return yield* runCommands(t, client);
});

/** It rings the bell first. */
function failure(t: Tool, { host, port, isMariaDb }: MysqlClient, { number, words }: ConnectionProblem): string {
  const daemon = isMariaDb ? 'mariadbd' : 'mysqld';
  const advice =
    number === 2002
      ? `Check that ${daemon} is running and that the socket: '${socketOf(isMariaDb)}' exists!`
      : `Check that ${daemon} is running on ${host} and that the port is ${port}.\nYou can check this by doing 'telnet ${host} ${port}'`;
  return `\u0007${t.name}: connect to server at '${host}' failed\nerror: '${words}'\n${advice}`;
}

function* runCommands(t: Tool, { options }: MysqlClient): Blocking<number> {
  const words = [...options.operands];
  if (words.length === 0) return yield* t.fail("Podflight does not simulate the help of 'mysqladmin'");
  for (let command = words.shift(); command !== undefined; command = words.shift()) {
    if (command === 'ping') t.put('mysqld is alive\n');
    else if (command === 'status') {
      notice(t.process, 'program.approximated', { program: 'mysqladmin', topic: command });
      const seconds = Math.floor(t.process.nowMs / 1000) + 1;
      t.put(
        `Uptime: ${seconds}  Threads: 2  Questions: 2  Slow queries: 0  Opens: 17  Open tables: 10  Queries per second avg: ${(2 / seconds).toFixed(3)}\n`,
      );
    } else if (command === 'drop') t.put(`Database "${words.shift() ?? ''}" dropped\n`);
    else if (SILENT.test(command)) {
      if (command === 'create') words.shift();
      notice(t.process, 'program.approximated', { program: 'mysqladmin', topic: command });
    } else if (KNOWN.test(command)) return yield* t.fail(`Podflight does not simulate 'mysqladmin ${command}'`);
    else {
      yield* t.process.error(`\u0007${t.name}: Unknown command: '${command}'`);
      return 1;
    }
  }
  return 0;
}
