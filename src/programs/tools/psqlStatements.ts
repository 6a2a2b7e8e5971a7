/** What psql prints for a statement, as far as an empty database can be answered for without one. */
export type Answer =
  | { columns: readonly Column[]; rows: number }
  | { tag: string }
  | { error: string; at?: string }
  | { notSimulated: string };

export interface Column {
  name: string;
  value: string;
  isNumber: boolean;
}

const COMMANDS = new Set(
  (
    'alter analyze begin call checkpoint close cluster comment commit copy create deallocate declare delete discard do ' +
    'drop end execute explain fetch grant import insert listen load lock merge notify prepare reindex release reset ' +
    'revoke rollback savepoint security select set show start table truncate unlisten update vacuum values with'
  ).split(' '),
);
/** Words of CREATE and DROP that are not part of the tag. */
const NOT_IN_TAG = new Set('OR REPLACE UNIQUE TEMP TEMPORARY GLOBAL LOCAL UNLOGGED RECURSIVE TRUSTED'.split(' '));
const TWO_WORDS = new Set('MATERIALIZED FOREIGN EVENT TEXT ACCESS OPERATOR'.split(' '));
const TAGS: Readonly<Record<string, string>> = {
  INSERT: 'INSERT 0 1',
  UPDATE: 'UPDATE 0',
  DELETE: 'DELETE 0',
  END: 'COMMIT',
};
const ALWAYS_THERE = new Set(['postgres', 'template0', 'template1']);

export function answer(statement: string, user: string, database: string): Answer {
  const [first = ''] = statement.split(/[\s(;]+/);
  if (!COMMANDS.has(first.toLowerCase())) return { error: `syntax error at or near "${first}"`, at: first };
  const words = statement.toUpperCase().split(/[\s(]+/);
  if (words[0] === 'SELECT') return select(statement.slice(6).trim(), user, database);
  if (/^(SHOW|TABLE|VALUES|WITH|EXPLAIN|FETCH|EXECUTE)$/.test(words[0] ?? '')) return { notSimulated: words[0] ?? '' };
  if (/^(CREATE|DROP|ALTER)$/.test(words[0] ?? '')) {
    const kinds = words.slice(1).filter((word) => !NOT_IN_TAG.has(word));
    const kind = kinds[0] === 'USER' ? 'ROLE' : (kinds[0] ?? '');
    return { tag: `${words[0]} ${TWO_WORDS.has(kind) ? `${kind} ${kinds[1]}` : kind}` };
  }
  if (words[0] === 'START') return { tag: 'START TRANSACTION' };
  return { tag: TAGS[words[0] ?? ''] ?? `${words[0]}${/^(TRUNCATE|LOCK)$/.test(words[0] ?? '') ? ' TABLE' : ''}` };
}

function select(rest: string, user: string, database: string): Answer {
  const from = /\sfrom\s+([\w.]+)([\s\S]*)$/i.exec(` ${rest}`);
  if (from) {
    const [, table = '', tail = ''] = from;
    const asked = /^\s+where\s+datname\s*=\s*'([^']*)'\s*$/i.exec(tail)?.[1];
    if (table.replace(/^pg_catalog\./, '') !== 'pg_database' || asked === undefined)
      return /^(pg_|information_schema)/.test(table)
        ? { notSimulated: `SELECT … FROM ${table}` }
        : { error: `relation "${table}" does not exist`, at: table };
    return {
      columns: columnsOf(rest.slice(0, from.index), user, database) ?? [],
      rows: ALWAYS_THERE.has(asked) ? 1 : 0,
    };
  }
  const columns = columnsOf(rest, user, database);
  return columns ? { columns, rows: 1 } : { notSimulated: `SELECT ${rest}` };
}

function columnsOf(list: string, user: string, database: string): readonly Column[] | undefined {
  const columns: Column[] = [];
  for (const item of list.match(/(?:'[^']*'|\([^()]*\)|[^,'()])+/g) ?? []) {
    const trimmed = item.trim();
    const alias = /\sas\s+"?(\w+)"?$/i.exec(trimmed);
    const column = constant(trimmed.slice(0, alias?.index).trim(), user, database);
    if (!column) return undefined;
    columns.push(alias ? { ...column, name: alias[1] ?? '' } : column);
  }
  return columns;
}

function constant(text: string, user: string, database: string): Column | undefined {
  const unnamed = (value: string, isNumber: boolean): Column => ({ name: '?column?', value, isNumber });
  if (/^-?\d+(\.\d+)?$/.test(text)) return unnamed(text, true);
  const sum = /^(-?\d{1,9})\s*([-+*])\s*(\d{1,9})$/.exec(text);
  if (sum) {
    const [left, right] = [Number(sum[1]), Number(sum[3])];
    return unnamed(String(sum[2] === '*' ? left * right : sum[2] === '+' ? left + right : left - right), true);
  }
  if (/^'[^']*'$/.test(text)) return unnamed(text.slice(1, -1), false);
  if (/^(true|false)$/i.test(text)) return unnamed(text.charAt(0).toLowerCase(), false);
  if (/^null$/i.test(text)) return unnamed('', false);
  if (/^(current_)?user$/i.test(text)) return { name: text.toLowerCase(), value: user, isNumber: false };
  if (/^current_database\(\)$/i.test(text)) return { name: 'current_database', value: database, isNumber: false };
  return undefined;
}
