import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { notice } from '../network/socket';
import { type Tool, tool } from '../support/tool';
import { type MysqlClient, readClient, tryServer } from './mysqlServer';
import { answerMysql, type Rows } from './mysqlStatements';

/** mysql -e STATEMENT, or statements from its input: connects, and answers what an empty server would. Nothing is stored. */
export const mysql = tool(function* (t): Blocking<number> {
  const client = yield* readClient(t, 'h:P:u:p::e:D:S:NBsAtVvfc');
  if (typeof client === 'number') return client;
  const { options, isMariaDb } = client;
  if (options.has('V')) {
    t.put(`${t.name}  Ver ${isMariaDb ? '15.2 for debian-linux-gnu' : '8.4.2 for Linux'} on x86_64\n`);
    return 0;
  }
  const problem = yield* tryServer(t, client);
  if (problem) {
    yield* t.process.error(`ERROR ${problem.number} (HY000): ${problem.words}`);
    return 1;
  }
  const text = options.value('e') ?? (yield* t.process.readAll(0));
  return yield* runStatements(t, client, text);
});

/** Statements end at a semicolon outside of quotes. */
const STATEMENT = /(?:'[^']*'|"[^"]*"|`[^`]*`|[^;'"`])+/g;

function* runStatements(t: Tool, { options, isMariaDb }: MysqlClient, text: string): Blocking<number> {
  let database = options.value('D') ?? options.operands[0];
  let line = 1;
  for (const raw of text.match(STATEMENT) ?? []) {
    const statement = raw.trim();
    const startLine = line + (/^\s*/.exec(raw)?.[0].split('\n').length ?? 1) - 1;
    line += raw.split('\n').length - 1;
    if (statement === '' || statement.startsWith('--')) continue;
    if (/^(quit|exit|\\q)$/i.test(statement)) return 0;
    notice(t.process, 'program.approximated', { program: 'mysql', topic: 'sql' });
    if (options.has('v')) t.put(`--------------\n${statement}\n--------------\n\n`);
    const said = answerMysql(statement, database, isMariaDb);
    if ('rows' in said) t.put(options.has('t') ? grid(said, options) : tabbed(said, options));
    else if ('database' in said) database = said.database;
    else if ('notSimulated' in said) {
      yield* t.flush();
      return yield* t.fail(`Podflight does not simulate '${said.notSimulated}'`);
    } else if ('error' in said) {
      yield* t.flush();
      const shown = isMariaDb && options.has('e') ? `--------------\n${statement}\n--------------\n\n` : '';
      yield* t.process.error(`${shown}ERROR ${said.error.replace(/:/, ` at line ${startLine}:`)}`);
      if (!options.has('f')) return 1;
    }
  }
  return 0;
}

/** -B counts as one -s, each further -s as one more: from two on names are left out. */
function hasNames(options: Options): boolean {
  const silence = options.given.reduce((level, [option]) => {
    if (option === 'B') return Math.max(level, 1);
    return option === 's' ? level + 1 : level;
  }, 0);
  return !options.has('N') && silence < 2;
}

function tabbed({ names, rows }: Rows, options: Options): string {
  if (rows.length === 0) return '';
  return [...(hasNames(options) ? [names] : []), ...rows].map((cells) => `${cells.join('\t')}\n`).join('');
}

function grid({ names, rows }: Rows, options: Options): string {
  if (rows.length === 0) return '';
  const shown = hasNames(options) ? [names, ...rows] : rows;
  const widths = names.map((_, i) => Math.max(...shown.map((cells) => (cells[i] ?? '').length)));
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+\n`;
  const line = (cells: readonly string[]) =>
    `|${cells.map((cell, i) => ` ${/^-?[\d.]+$/.test(cell) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)} `).join('|')}|\n`;
  const head = hasNames(options) ? `${line(names)}${rule}` : '';
  return `${rule}${head}${rows.map(line).join('')}${rule}`;
}
