import type { Blocking, Process, Program } from '../../process/types';
import { isoTime } from '../network/timestamp';
import { answerConfig, type RedisConfig, readRedisConfig } from './redisConfig';
import { runServer } from './server';

const START_MS = 15;

/** redis-server: strings only, in the inline and the array form of its protocol. Its data live as long as the container. */
export const redisServer: Program = function* (process, argv): Blocking<number> {
  const config = readRedisConfig(process, argv);
  if (typeof config === 'string') {
    yield* process.write(1, `${process.pid}:C ${stamp(process).replace(/^1:M /, '')} # ${config}\n`);
    return 1;
  }
  const port = Number(config.get('port')) || 6379;
  const password = config.get('requirepass') || undefined;
  const data = store(process);
  return yield* runServer(process, {
    name: 'redis-server',
    ports: [port],
    logFd: 1,
    readyAfterMs: START_MS,
    startLines: (self) => [`${stamp(self)} * oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo`],
    readyLines: (self) => [
      `${stamp(self)} * Running mode=standalone, port=${port}.`,
      `${stamp(self)} * Ready to accept connections tcp`,
    ],
    handle: (self, fd) => talk(self, fd, data, config, password),
    stopLines: (self, signal) => [
      `1:signal-handler (${Math.floor(Date.parse(isoTime(self)) / 1000)}) Received SIG${signal} scheduling shutdown...`,
      `${stamp(self)} # Redis is now ready to exit, bye bye...`,
    ],
  });
};

function store(process: Process): Map<string, string> {
  const key = 'redis/data';
  const known = process.container.shared.get(key);
  if (known instanceof Map) return known;
  const data = new Map<string, string>();
  process.container.shared.set(key, data);
  return data;
}

function stamp(process: Process): string {
  const iso = isoTime(process);
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][
    Number(iso.slice(5, 7)) - 1
  ];
  return `1:M ${iso.slice(8, 10)} ${month} ${iso.slice(0, 4)} ${iso.slice(11, 23)}`;
}

function* talk(
  process: Process,
  fd: number,
  data: Map<string, string>,
  config: RedisConfig,
  password?: string,
): Blocking<void> {
  const rest = { text: '' };
  let isTrusted = password === undefined;
  for (;;) {
    const words = yield* readCommand(process, fd, rest);
    if (!words) return;
    const name = (words[0] ?? '').toUpperCase();
    const isRefused = name === 'AUTH' && password === undefined && words.length < 3;
    if (name === 'AUTH' && password !== undefined) isTrusted = words.at(-1) === password;
    const reply = isRefused
      ? '-ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?'
      : name === 'AUTH'
        ? isTrusted && password !== undefined
          ? '+OK'
          : '-WRONGPASS invalid username-password pair or user is disabled.'
        : isTrusted
          ? name === 'CONFIG'
            ? answerConfig(config, words.slice(1))
            : answer(data, name, words.slice(1))
          : '-NOAUTH Authentication required.';
    yield* process.write(fd, `${reply}\r\n`);
    if (name === 'QUIT') return;
  }
}

function* readCommand(process: Process, fd: number, rest: { text: string }): Blocking<readonly string[] | undefined> {
  for (;;) {
    const line = yield* process.readLine(fd, rest);
    if (line === '') return undefined;
    const first = line.trim();
    if (first === '') continue;
    if (!/^\*\d+$/.test(first)) return first.split(/\s+/);
    const words: string[] = [];
    for (let left = Number(first.slice(1)); left > 0; left--) {
      yield* process.readLine(fd, rest);
      words.push((yield* process.readLine(fd, rest)).replace(/\r?\n$/, ''));
    }
    return words;
  }
}

function answer(data: Map<string, string>, name: string, args: readonly string[]): string {
  const [key = '', value = ''] = args;
  const stored = data.get(key);
  switch (name) {
    case 'PING':
      return args.length > 0 ? bulk(key) : '+PONG';
    case 'ECHO':
      return bulk(key);
    case 'SET':
      if (args.includes('NX') && stored !== undefined) return '$-1';
      data.set(key, value);
      return '+OK';
    case 'GET':
      return stored === undefined ? '$-1' : bulk(stored);
    case 'DEL':
      return `:${args.filter((each) => data.delete(each)).length}`;
    case 'EXISTS':
      return `:${args.filter((each) => data.has(each)).length}`;
    case 'INCR':
      data.set(key, String((Number.parseInt(stored ?? '0', 10) || 0) + 1));
      return `:${data.get(key)}`;
    case 'DBSIZE':
      return `:${data.size}`;
    case 'FLUSHALL':
      data.clear();
      return '+OK';
    case 'QUIT':
    case 'SELECT':
      return '+OK';
    case 'INFO':
      return bulk('# Server\r\nredis_version:7.4.1\r\nredis_mode:standalone\r\nrole:master\r\nloading:0');
    default:
      return `-ERR unknown command '${name.toLowerCase()}', with args beginning with: ${args.map((each) => `'${each}' `).join('')}`;
  }
}

const bulk = (text: string): string => `$${text.length}\r\n${text}`;
