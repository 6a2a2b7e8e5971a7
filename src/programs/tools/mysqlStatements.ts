/** What a MySQL server without data answers to a statement. */
export interface Rows {
  names: readonly string[];
  rows: readonly (readonly string[])[];
}

export type MysqlAnswer = Rows | { ok: true } | { database: string } | { error: string } | { notSimulated: string };

const COMMANDS = new Set(
  (
    'alter analyze begin call change check commit create deallocate delete desc describe do drop execute explain flush grant ' +
    'handler help insert install kill load lock optimize prepare purge rename repair replace reset revoke rollback savepoint ' +
    'select set show shutdown start stop truncate uninstall unlock update use with'
  ).split(' '),
);
const DATABASES = ['information_schema', 'mysql', 'performance_schema', 'sys'];

export function answerMysql(statement: string, database: string | undefined, isMariaDb: boolean): MysqlAnswer {
  const [first = ''] = statement.split(/[\s(]+/);
  const command = first.toLowerCase();
  if (!COMMANDS.has(command))
    return {
      error: `1064 (42000): You have an error in your SQL syntax; check the manual that corresponds to your ${isMariaDb ? 'MariaDB' : 'MySQL'} server version for the right syntax to use near '${statement}' at line 1`,
    };
  const rest = statement.slice(first.length).trim();
  if (command === 'use') {
    const name = rest.replace(/^`|`$/g, '');
    return { database: name };
  }
  if (command === 'select') return select(rest, database);
  if (command === 'show') return show(rest);
  if (/^(desc|describe|explain|help|check|analyze|with|execute)$/.test(command)) return { notSimulated: statement };
  return { ok: true };
}

function show(rest: string): MysqlAnswer {
  if (/^(databases|schemas)$/i.test(rest)) return { names: ['Database'], rows: DATABASES.map((name) => [name]) };
  const like = /^databases like '([\w%]*)'$/i.exec(rest)?.[1];
  if (like !== undefined) {
    const found = DATABASES.filter((name) => name === like);
    return { names: [`Database (${like})`], rows: found.map((name) => [name]) };
  }
  if (/^tables$/i.test(rest)) return { names: ['Tables'], rows: [] };
  return { notSimulated: `SHOW ${rest}` };
}

function select(rest: string, database: string | undefined): MysqlAnswer {
  const from = /\sfrom\s+([\w.`]+)/i.exec(` ${rest}`);
  const table = from?.[1]?.replaceAll('`', '');
  if (table !== undefined && !/^dual$/i.test(table)) {
    if (/^(information_schema|mysql|performance_schema|sys)\./i.test(table))
      return { notSimulated: `SELECT … FROM ${table}` };
    if (database === undefined && !table.includes('.')) return { error: '1046 (3D000): No database selected' };
    return { error: `1146 (42S02): Table '${table.includes('.') ? table : `${database}.${table}`}' doesn't exist` };
  }
  const names: string[] = [];
  const values: string[] = [];
  for (const item of (from ? rest.slice(0, from.index) : rest).match(/(?:'[^']*'|"[^"]*"|\([^()]*\)|[^,'"()])+/g) ??
    []) {
    const trimmed = item.trim();
    const alias = /\sas\s+[`"']?(\w+)[`"']?$/i.exec(trimmed);
    const expression = trimmed.slice(0, alias?.index).trim();
    const value = constant(expression, database);
    if (value === undefined) return { notSimulated: `SELECT ${rest}` };
    names.push(alias?.[1] ?? expression.replace(/^(['"])(.*)\1$/, '$2'));
    values.push(value);
  }
  return { names, rows: [values] };
}

function constant(text: string, database: string | undefined): string | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) return text;
  if (/^('[^']*'|"[^"]*")$/.test(text)) return text.slice(1, -1);
  if (/^(true|false)$/i.test(text)) return /^true$/i.test(text) ? '1' : '0';
  if (/^null$/i.test(text)) return 'NULL';
  if (/^(database|schema)\(\)$/i.test(text)) return database ?? 'NULL';
  const sum = /^(-?\d{1,9})\s*([-+*])\s*(\d{1,9})$/.exec(text);
  if (!sum) return undefined;
  const [left, right] = [Number(sum[1]), Number(sum[3])];
  return String(sum[2] === '*' ? left * right : sum[2] === '+' ? left + right : left - right);
}
