import type { Blocking, Process } from '../../process/types';
import type { Options } from '../network/getopt';
import { notice } from '../network/socket';
import { isNotFound, optionWords, type Tool, tool } from '../support/tool';
import { isPort, knockAll, PG_SOCKET_FOLDER, PG_VERSION, type PgTarget, pgTarget } from './pgTarget';
import { answer, type Column } from './psqlStatements';

const LONG = {
  host: 'h',
  port: 'p',
  username: 'U',
  dbname: 'd',
  command: 'c',
  file: 'f',
  list: 'l',
  quiet: 'q',
  'tuples-only': 't',
  'no-align': 'A',
  'no-password': 'w',
  password: 'W',
  'no-psqlrc': 'X',
  'single-transaction': '1',
  'echo-all': 'a',
  'echo-errors': 'b',
  'echo-queries': 'e',
  set: 'v',
  variable: 'v',
  version: 'V',
};

/** psql: enough to wait for a server and to ask what an empty database would answer. Nothing is stored. */
export const psql = tool(function* (t): Blocking<number> {
  const options = t.options('h:p:U:d:c:f:v:P:F:R:AtqXwWl1abenV', {
    long: LONG,
    busybox: 'h:p:U:d:c:f:v:P:F:R:AtqXwWl1abenV',
    busyboxLong: Object.keys(LONG).join(' '),
  });
  if (options.error) {
    yield* t.process.error(`psql: ${optionWords(options.error)}\npsql: hint: Try "psql --help" for more information.`);
    return 1;
  }
  if (options.has('V')) {
    t.put(`psql (PostgreSQL) ${PG_VERSION}\n`);
    return 0;
  }
  const target = pgTarget(options, t.process.env);
  const problem = yield* connectionProblem(t.process, target);
  if (problem !== undefined) {
    yield* t.process.error(`psql: error: ${problem}`);
    return 2;
  }
  notice(t.process, 'program.approximated', { program: 'psql', topic: 'sql' });
  if (options.has('l')) {
    t.put(options.has('t') ? `${DATABASES}\n` : `${DATABASES_HEAD}${DATABASES}(3 rows)\n\n`);
    return 0;
  }
  return yield* runActions(t, options, target);
});

/** Why no connection comes about, in libpq's words. */
function* connectionProblem(process: Process, target: PgTarget): Blocking<string | undefined> {
  const { host, port } = target;
  if (!/^\d+$/.test(port)) return `invalid integer value "${port}" for connection option "port"`;
  if (!isPort(port)) return `invalid port number: "${port}"`;
  const tried = yield* knockAll(process, target);
  if (tried.at(-1)?.reached.outcome === 'connected') return undefined;
  return tried
    .map(({ host: name, reached }) => {
      if (reached.outcome === 'no-name') return `could not translate host name "${name}" to address: ${reached.reason}`;
      if (host === undefined)
        return `connection to server on socket "${PG_SOCKET_FOLDER}/.s.PGSQL.${port}" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?`;
      const failed = reached.outcome === 'failed';
      const where = failed && name !== reached.address ? ` (${reached.address})` : '';
      const words = failed ? reached.error.message : '';
      return `connection to server at "${name}"${where}, port ${port} failed: ${words}\n\tIs the server running on that host and accepting TCP/IP connections?`;
    })
    .join('\n');
}

/** -c and -f in the order given, standard input without either. */
function* runActions(t: Tool, options: Options, target: PgTarget): Blocking<number> {
  const stops = options.values('v').some((setting) => /^ON_ERROR_STOP=(1|on|true)$/i.test(setting));
  const actions = options.given.filter(([option]) => option === 'c' || option === 'f');
  let status = 0;
  for (const [option, value] of actions.length > 0 ? actions : [['f', '-'] as const]) {
    if (option === 'c') status = (yield* runStatements(t, options, target, value, true)) === 'ok' ? 0 : 1;
    else {
      const script = yield* readScript(t, value);
      if (script === undefined) return 1;
      const ended = yield* runStatements(t, options, target, script, stops);
      status = ended === 'ok' || !stops ? 0 : 3;
    }
    if (status !== 0 && stops) break;
  }
  return status;
}

function* readScript(t: Tool, path: string): Blocking<string | undefined> {
  try {
    return path === '-' ? yield* t.process.readAll(0) : t.process.readFile(path);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    yield* t.process.error(`psql: error: ${path}: No such file or directory`);
    return undefined;
  }
}

/** Statements end at a semicolon outside of quotes, backslash commands at the end of their line. */
const STATEMENT = /\\[^\n]*|(?:'[^']*'|[^;'\\])+/g;

function* runStatements(
  t: Tool,
  options: Options,
  target: PgTarget,
  text: string,
  stopsAtErrors: boolean,
): Blocking<'ok' | 'failed'> {
  let ended: 'ok' | 'failed' = 'ok';
  const user = target.user ?? 'postgres';
  for (const raw of text.replace(/^\s*--.*$/gm, '').match(STATEMENT) ?? []) {
    const statement = raw.trim();
    if (statement === '') continue;
    if (statement.startsWith('\\')) {
      if (/^\\q/.test(statement)) return ended;
      if (!/^\\(c|connect|set|echo|timing|pset|x)\b/.test(statement)) ended = yield* unknown(t, statement);
      continue;
    }
    const said = answer(statement, user, target.database ?? user);
    if ('tag' in said) t.put(options.has('q') ? '' : `${said.tag}\n`);
    else if ('columns' in said) t.put(table(said.columns, said.rows, options));
    else if ('notSimulated' in said) ended = yield* unknown(t, said.notSimulated);
    else {
      const column = said.at === undefined ? 0 : Math.max(0, statement.indexOf(said.at));
      yield* t.flush();
      yield* t.process.error(`ERROR:  ${said.error}\nLINE 1: ${statement}\n        ${' '.repeat(column)}^`);
      ended = 'failed';
    }
    if (ended === 'failed' && stopsAtErrors) return ended;
  }
  return ended;
}

function* unknown(t: Tool, what: string): Blocking<'failed'> {
  yield* t.flush();
  yield* t.process.error(`psql: Podflight does not simulate '${what}'`);
  return 'failed';
}

function table(columns: readonly Column[], rows: number, options: Options): string {
  const tuplesOnly = options.has('t');
  if (options.has('A')) {
    const separator = options.value('F') ?? '|';
    const line = (pick: (column: Column) => string) => `${columns.map(pick).join(separator)}\n`;
    const values = rows > 0 ? line(({ value }) => value) : '';
    return tuplesOnly ? values : `${line(({ name }) => name)}${values}${footer(rows)}`;
  }
  const widths = columns.map(({ name, value }) => Math.max(name.length, rows > 0 ? value.length : 0));
  const width = (i: number) => widths[i] ?? 0;
  const head = columns.map(({ name }, i) => ` ${center(name, width(i))} `).join('|');
  const cells = columns.map(({ value, isNumber }, i) => (isNumber ? value.padStart(width(i)) : value.padEnd(width(i))));
  const values =
    rows > 0 ? `${` ${cells.join(' | ')}`.replace(/ +$/, (blanks) => (columns.at(-1)?.value ? '' : blanks))}\n` : '';
  if (tuplesOnly) return `${values}\n`;
  return `${head}\n${widths.map((each) => '-'.repeat(each + 2)).join('+')}\n${values}${footer(rows)}\n`;
}

const footer = (rows: number): string => `(${rows} ${rows === 1 ? 'row' : 'rows'})\n`;

function center(text: string, width: number): string {
  return text.padStart(text.length + Math.floor((width - text.length) / 2)).padEnd(width);
}

const DATABASES_HEAD =
  '                                                      List of databases\n' +
  '   Name    |  Owner   | Encoding | Locale Provider |  Collate   |   Ctype    | ICU Locale | ICU Rules |   Access privileges   \n' +
  '-----------+----------+----------+-----------------+------------+------------+------------+-----------+-----------------------\n';
const DATABASES = ['postgres ', 'template0', 'template1']
  .map(
    (name, i) =>
      ` ${name} | postgres | UTF8     | libc            | en_US.utf8 | en_US.utf8 |            |           | ` +
      (i === 0
        ? '\n'
        : '=c/postgres          +\n           |          |          |                 |            |            |            |           | postgres=CTc/postgres\n'),
  )
  .join('');
