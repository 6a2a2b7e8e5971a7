import type { Process } from '../../process/types';

/** Settings by name, as CONFIG GET gives them. */
export type RedisConfig = Map<string, string>;

const DEFAULTS: Readonly<Record<string, string>> = {
  appendonly: 'no',
  bind: '* -::*',
  databases: '16',
  dir: '/data',
  maxclients: '10000',
  maxmemory: '0',
  'maxmemory-policy': 'noeviction',
  port: '6379',
  'protected-mode': 'yes',
  requirepass: '',
  save: '3600 1 300 100 60 10000',
  timeout: '0',
};
const UNITS: Readonly<Record<string, number>> = { k: 1e3, kb: 1024, m: 1e6, mb: 1024 ** 2, g: 1e9, gb: 1024 ** 3 };

/** What file and flags say: `redis-server /etc/redis.conf --port 6380`. A text is why the server cannot start. */
export function readRedisConfig(process: Process, argv: readonly string[]): RedisConfig | string {
  const config: RedisConfig = new Map(Object.entries(DEFAULTS));
  const [path] = argv.slice(1, 2).filter((arg) => !arg.startsWith('-'));
  if (path !== undefined) {
    if (process.tryStat(path)?.type !== 'file')
      return `Fatal error, can't open config file '${path}': No such file or directory`;
    for (const line of process.readFile(path).split('\n')) {
      const [name = '', ...values] = line.trim().split(/\s+/);
      if (name !== '' && !name.startsWith('#')) set(config, name, values.join(' '));
    }
  }
  argv.forEach((arg, at) => {
    if (arg.startsWith('--')) set(config, arg.slice(2), argv[at + 1] ?? '');
  });
  return config;
}

function set(config: RedisConfig, name: string, value: string): void {
  const bytes = /^(\d+)([kmg]b?)?b?$/i.exec(value);
  const unquoted = value.replace(/^"(.*)"$/, '$1');
  const text =
    name.toLowerCase() === 'maxmemory' && bytes
      ? String(Number(bytes[1]) * (UNITS[(bytes[2] ?? '').toLowerCase()] ?? 1))
      : unquoted;
  config.set(name.toLowerCase(), text);
}

/** CONFIG GET NAME … | CONFIG SET NAME VALUE …, as the protocol answers. */
export function answerConfig(config: RedisConfig, args: readonly string[]): string {
  const [verb = '', ...words] = args;
  if (verb.toUpperCase() === 'SET' && words.length > 0 && words.length % 2 === 0) {
    words.forEach((word, at) => {
      if (at % 2 === 0) set(config, word, words[at + 1] ?? '');
    });
    return '+OK';
  }
  if (verb.toUpperCase() !== 'GET' || words.length === 0)
    return `-ERR wrong number of arguments for 'config|${verb.toLowerCase()}' command`;
  const found = [...config].filter(([name]) => words.some((word) => isLike(name, word.toLowerCase())));
  const texts = found.flat().map((text) => `$${text.length}\r\n${text}`);
  return [`*${texts.length}`, ...texts].join('\r\n');
}

/** A star at either end stands for anything. */
function isLike(name: string, pattern: string): boolean {
  const middle = pattern.replace(/^\*|\*$/g, '');
  if (pattern === '*') return true;
  if (pattern.startsWith('*')) return pattern.endsWith('*') ? name.includes(middle) : name.endsWith(middle);
  return pattern.endsWith('*') ? name.startsWith(middle) : name === pattern;
}
