import type { Blocking, Program } from '../../process/types';
import { lookUp } from './resolver';

/** getent hosts, ahosts, ahostsv4, passwd, group, services. Exit 2 for a key that is not found. */
export const getent: Program = function* (process, argv): Blocking<number> {
  const [database, ...keys] = argv.slice(1);
  if (database === undefined) {
    yield* process.error(
      "getent: wrong number of arguments\nTry `getent --help' or `getent --usage' for more information.",
    );
    return 1;
  }
  let text = '';
  let status = 0;
  if (/^(hosts|ahosts|ahostsv4|ahostsv6)$/.test(database)) {
    for (const key of keys) {
      const found = yield* lookUp(process, key);
      if (!found.found) status = 2;
      else if (database === 'hosts')
        text += found.addresses.map((address) => `${address.padEnd(15)} ${found.canonicalName}\n`).join('');
      else
        text += found.addresses
          .flatMap((address) => [
            `${address.padEnd(15)} STREAM ${key}`,
            `${address.padEnd(15)} DGRAM  `,
            `${address.padEnd(15)} RAW    `,
          ])
          .map((line) => `${line}\n`)
          .join('');
    }
  } else if (/^(passwd|group|services|hosts)$/.test(database)) {
    const path = `/etc/${database}`;
    const lines = process.exists(path) ? process.readFile(path).split('\n').filter(Boolean) : [];
    const matches = (line: string, key: string) => line.split(':')[0] === key || line.split(':')[2] === key;
    text = (keys.length === 0 ? lines : keys.flatMap((key) => lines.filter((line) => matches(line, key)).slice(0, 1)))
      .map((line) => `${line}\n`)
      .join('');
    if (keys.some((key) => !lines.some((line) => matches(line, key)))) status = 2;
  } else {
    yield* process.error(
      `Unknown database: ${database}\nTry \`getent --help' or \`getent --usage' for more information.`,
    );
    return 1;
  }
  if (text) yield* process.write(1, text);
  return status;
};
