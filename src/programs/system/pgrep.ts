import { isErrno, isSignalName, parseSignal, signalName } from '../../process';
import type { Blocking, SignalName } from '../../process/types';
import { compileRegex, isRegexError } from '../../shell/pattern/regex';
import type { Options } from '../network/getopt';
import { accountName, type Tool, tool } from '../support/tool';
import { listProcesses, type Seen, settle } from './processList';

const LONG = {
  count: 'c',
  delimiter: 'd',
  exact: 'x',
  full: 'f',
  'ignore-case': 'i',
  inverse: 'v',
  'list-full': 'a',
  'list-name': 'l',
  newest: 'n',
  oldest: 'o',
  parent: 'P',
  signal: 'signal=',
  euid: 'u',
  uid: 'U',
};

export function readSignal(text: string): SignalName | 0 | undefined {
  const number = parseSignal(text);
  if (number === 0) return 0;
  const name = number === undefined ? undefined : signalName(number);
  return name !== undefined && isSignalName(name) ? name : undefined;
}

export const pgrep = tool(function* (t): Blocking<number> {
  const options = t.options('flaxvnocid:P:u:U:', { long: LONG, busybox: 'flaxvnoP:s:' });
  const found = yield* search(t, options);
  if (typeof found === 'number') return found;
  if (options.has('c')) t.put(`${found.length}\n`);
  const shown = options.has('c') ? [] : found.map((each) => `${each.pid}${told(t, options, each)}`);
  if (shown.length > 0) t.put(`${shown.join(options.value('d') ?? '\n')}\n`);
  return found.length > 0 ? 0 : 1;
});

export const pkill = tool(function* (t): Blocking<number> {
  const given = t.args.find((arg) => arg.startsWith('-') && readSignal(arg.slice(1)) !== undefined);
  const args = t.args.filter((arg) => arg !== given);
  const options = t.options('fxvnoceiP:u:U:', { long: LONG, busybox: 'fxvnoeP:s:l' }, args);
  const found = yield* search(t, options);
  if (typeof found === 'number') return found;
  const signal = readSignal(options.value('signal=') ?? given?.slice(1) ?? 'TERM');
  if (signal === undefined) return yield* t.fail(`unknown signal name ${options.value('signal=')}`, 2);
  for (const { pid, name } of found) {
    try {
      t.process.kill(pid, signal);
      if (options.has('e')) t.put(`${name} killed (pid ${pid})\n`);
    } catch (error) {
      if (!isErrno(error)) throw error;
      yield* t.fail(`killing pid ${pid} failed: ${error.message}`);
    }
  }
  return found.length > 0 ? 0 : 1;
});

function told(t: Tool, options: Options, { name, command }: Seen): string {
  if (options.has('a')) return ` ${command}`;
  if (!options.has('l')) return '';
  return ` ${options.has('f') && !t.gnu ? command : name}`;
}

/** The processes that are asked for, besides the one that asks. A number is the exit code after a complaint. */
function* search(t: Tool, options: Options): Blocking<readonly Seen[] | number> {
  if (options.error) return yield* t.badOption(options, t.gnu ? 2 : 1);
  const pattern = options.operands[0];
  const owners = [...options.values('u'), ...options.values('U')].flatMap((list) => list.split(','));
  const parents = options.values('P').flatMap((list) => list.split(','));
  if (pattern === undefined && owners.length + parents.length === 0)
    return yield* noCriteria(t, 'no matching criteria specified');
  if (options.operands.length > 1) return yield* noCriteria(t, 'only one pattern can be provided');
  const source = pattern ?? '';
  const regex = compileRegex(options.has('x') ? `^(${source})$` : source, {
    extended: true,
    ignoreCase: options.has('i'),
  });
  if (isRegexError(regex))
    return yield* t.failEither(
      `bad regex '${source}': ${regex.message}`,
      `regex error: ${regex.message}`,
      t.gnu ? 2 : 1,
    );
  yield* settle(t.process);
  const owns = (uid: number) =>
    owners.includes(String(uid)) || owners.includes(accountName(t.process, '/etc/passwd', uid));
  const hits = listProcesses(t.process).filter((each) => {
    if (each.pid === t.process.pid) return false;
    const fits =
      regex.test(options.has('f') ? each.command : each.name) &&
      (owners.length === 0 || owns(each.uid)) &&
      (parents.length === 0 || parents.includes(String(each.parent)));
    return fits !== options.has('v');
  });
  if (options.has('n')) return hits.slice(-1);
  return options.has('o') ? hits.slice(0, 1) : hits;
}

function* noCriteria(t: Tool, words: string): Blocking<number> {
  if (!t.gnu) return yield* t.usage();
  yield* t.fail(words);
  yield* t.process.error(`Try \`${t.name} --help' for more information.`);
  return 2;
}
