import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { accountName, accountNumber, accounts, type Tool, tool } from '../support/tool';

/** Who and where: id, whoami, groups, hostname, uname, arch, nproc, tty. */

export const id = tool(function* (t): Blocking<number> {
  const options = t.options('ugGnr', { long: { user: 'u', group: 'g', groups: 'G', name: 'n' } });
  if (options.error) return yield* t.badOption(options);
  const { process } = t;
  const [user, extra] = options.operands;
  const one = ['u', 'g', 'G'].filter((letter) => options.has(letter));
  if (!t.gnu && extra !== undefined) return yield* t.usage();
  if (options.has('n') && one.length === 0)
    return t.gnu ? yield* t.fail('cannot print only names or real IDs in default format') : yield* t.usage();
  if (one.length > 1) return t.gnu ? yield* t.fail('cannot print "only" of more than one choice') : yield* t.usage();
  let { uid, gid } = process;
  if (user !== undefined) {
    const number = accountNumber(process, '/etc/passwd', user);
    if (number === undefined) return yield* t.failEither(`unknown user ${user}`, `'${user}': no such user`);
    uid = number;
    gid = Number(accounts(process, '/etc/passwd').find((fields) => fields[2] === String(number))?.[3] ?? 0);
  }
  // busybox shows what the kernel gives, GNU puts the primary group first.
  const own = !t.gnu && process.groups.includes(gid) ? process.groups : [...new Set([gid, ...process.groups])];
  const groups = user === undefined ? own : [gid];
  const name = (file: '/etc/passwd' | '/etc/group', number: number) =>
    options.has('n') ? accountName(process, file, number) : String(number);
  if (options.has('u')) t.put(`${name('/etc/passwd', uid)}\n`);
  else if (options.has('g')) t.put(`${name('/etc/group', gid)}\n`);
  else if (options.has('G')) t.put(`${groups.map((group) => name('/etc/group', group)).join(' ')}\n`);
  else {
    const list = groups.map((group) => labelled(t, '/etc/group', group)).join(',');
    // busybox leaves out what says nothing new.
    const shown = t.gnu || user !== undefined || groups.length > 1 ? ` groups=${list}` : '';
    t.put(`uid=${labelled(t, '/etc/passwd', uid)} gid=${labelled(t, '/etc/group', gid)}${shown}\n`);
  }
  return 0;
});

function labelled(t: Tool, file: '/etc/passwd' | '/etc/group', number: number): string {
  const name = accountName(t.process, file, number);
  return name === String(number) ? name : `${number}(${name})`;
}

export const whoami = tool(function* (t): Blocking<number> {
  const refused = t.gnu ? yield* t.refuseOptions() : undefined;
  if (refused !== undefined) return refused;
  const [extra] = t.args;
  if (extra !== undefined) return yield* t.misuse(`extra operand '${extra}'`);
  const { uid } = t.process;
  const name = accountName(t.process, '/etc/passwd', uid);
  if (name === String(uid)) return yield* t.failEither(`unknown uid ${uid}`, `cannot find name for user ID ${uid}`);
  t.put(`${name}\n`);
  return 0;
});

export const groups = tool(function* (t): Blocking<number> {
  const refused = yield* t.refuseOptions();
  if (refused !== undefined) return refused;
  const [user] = t.args;
  const own = user === undefined ? [t.process.gid, ...t.process.groups] : groupsOf(t, user);
  if (own === undefined) return yield* t.failEither(`unknown user ${user}`, `'${user}': no such user`);
  const names = [...new Set(own)].map((gid) => accountName(t.process, '/etc/group', gid)).join(' ');
  t.put(`${user !== undefined && t.gnu ? `${user} : ` : ''}${names}\n`);
  return 0;
});

function groupsOf({ process }: Tool, user: string): number[] | undefined {
  const account = accounts(process, '/etc/passwd').find(([name]) => name === user);
  if (account === undefined) return undefined;
  const members = accounts(process, '/etc/group').filter((fields) => fields[3]?.split(',').includes(user));
  return [Number(account[3]), ...members.map((fields) => Number(fields[2]))];
}

export const hostname = tool(function* (t): Blocking<number> {
  const options = t.options('AaIidfysF:b', { busybox: 'idfsF:' });
  if (options.error) {
    if (!t.gnu) return yield* t.badOption(options);
    yield* t.badOptionLine(options);
    return t.tell('--help') ?? 255;
  }
  const { container } = t.process;
  const [name] = options.operands;
  if (name !== undefined)
    return yield* t.failEither('sethostname: Operation not permitted', 'you must be root to change the host name');
  if (options.has('i') || options.has('I')) t.put(`${container.network.addresses[0] ?? '127.0.0.1'}\n`);
  else if (options.has('s')) t.put(`${container.hostname.split('.')[0] ?? ''}\n`);
  else if (options.has('f')) t.put(`${qualifiedName(t)}\n`);
  else if (options.has('d')) t.put(`${qualifiedName(t).split('.').slice(1).join('.')}\n`);
  else t.put(`${container.hostname}\n`);
  return 0;
});

/** What the resolver calls the host: the first name on its line of /etc/hosts. */
function qualifiedName({ process }: Tool): string {
  const { hostname: own } = process.container;
  const hosts = process.tryStat('/etc/hosts') ? process.readFile('/etc/hosts') : '';
  const lines = hosts.split('\n').map((line) =>
    line
      .replace(/#.*/, '')
      .split(/[ \t]+/)
      .slice(1),
  );
  return lines.find((names) => names.includes(own))?.[0] ?? own;
}

const KERNEL = '6.8.0-52-generic';
const BUILD = '#53-Ubuntu SMP PREEMPT_DYNAMIC Sat Jan 11 00:06:25 UTC 2025';

export const uname = tool(function* (t): Blocking<number> {
  const options = t.options('amnrspvio', {
    long: {
      all: 'a',
      machine: 'm',
      nodename: 'n',
      'kernel-release': 'r',
      'kernel-name': 's',
      'kernel-version': 'v',
      'operating-system': 'o',
    },
  });
  if (options.error) return yield* t.badOption(options);
  const [extra] = options.operands;
  if (extra !== undefined) return yield* t.misuse(`extra operand '${extra}'`);
  const values: readonly (readonly [string, string])[] = [
    ['s', 'Linux'],
    ['n', t.process.container.hostname],
    ['r', KERNEL],
    ['v', BUILD],
    ['m', 'x86_64'],
    ['p', options.has('a') ? '' : 'unknown'],
    ['i', options.has('a') ? '' : 'unknown'],
    ['o', 'GNU/Linux'],
  ];
  const any = values.some(([letter]) => options.has(letter)) || options.has('a');
  const shown = values.filter(([letter]) => (any ? options.has('a') || options.has(letter) : letter === 's'));
  t.put(
    `${shown
      .map(([, value]) => value)
      .filter((value) => value !== '')
      .join(' ')}\n`,
  );
  return 0;
});

/** Programs of one line that take no operands. */
function* sayOnly(t: Tool, line: string): Blocking<number> {
  const refused = t.gnu ? yield* t.refuseOptions() : undefined;
  if (refused !== undefined) return refused;
  // busybox's arch does not look at its arguments.
  if (t.args[0] !== undefined && (t.gnu || t.name !== 'arch')) return yield* t.misuse(`extra operand '${t.args[0]}'`);
  t.put(line);
  return 0;
}

export const arch = tool((t) => sayOnly(t, 'x86_64\n'));

const PROCESSORS = 4;

export const nproc = tool(function* (t): Blocking<number> {
  const options = t.options('', { long: { all: 'all', ignore: 'ignore=' }, busyboxLong: 'all ignore' });
  if (options.error) return yield* t.badOption(options);
  const [extra] = options.operands;
  if (extra !== undefined && t.gnu) return yield* t.misuse(`extra operand '${extra}'`);
  const ignored = options.value('ignore=') ?? '0';
  if (!/^\d+$/.test(ignored)) return yield* t.failEither(`invalid number '${ignored}'`, `invalid number: '${ignored}'`);
  t.put(`${Math.max(1, PROCESSORS - Number(ignored))}\n`);
  return 0;
});

export const hostid = tool((t) => sayOnly(t, '007f0100\n'));

export const tty = tool(function* (t): Blocking<number> {
  const refused = yield* t.refuseOptions('s', 2);
  if (refused !== undefined) return refused;
  const [extra] = t.args.filter((arg) => arg !== '-s');
  if (extra !== undefined && t.gnu) return yield* t.misuse(`extra operand '${extra}'`, 2);
  if (extra !== undefined) yield* t.fail('ignoring all arguments');
  const terminal = t.process.isTerminal(0);
  if (!t.args.includes('-s')) t.put(terminal ? '/dev/pts/0\n' : 'not a tty\n');
  return terminal ? 0 : 1;
});

/** Nothing to say about users who logged in: nobody does. */
export const who = tool(function* (t): Blocking<number> {
  const refused = yield* t.refuseOptions(t.gnu ? (t.name === 'who' ? 'abdHlmpqrstTuw' : '') : 'aH');
  if (refused !== undefined) return refused;
  if (!t.gnu && t.args.length > 0 && !t.args[0]?.startsWith('-')) return yield* t.usage();
  if (!t.gnu && t.args.some((arg) => arg.includes('H'))) t.put('USER\t\tTTY\t\tIDLE\tTIME\t\t HOST\n');
  return 0;
});

/** stty, sync: said once, then nothing. */
export const noEffect = tool(function* (t): Blocking<number> {
  if (t.name === 'stty' && !t.process.isTerminal(0))
    return yield* t.failEither(
      'standard input: Inappropriate ioctl for device',
      "'standard input': Inappropriate ioctl for device",
    );
  notice(t.process, 'program.approximated.nothing', { program: t.name });
  if (t.name !== 'sync') return 0;
  const refused = yield* t.refuseOptions('df');
  if (refused !== undefined) return refused;
  const missing = t.args.find((arg) => !arg.startsWith('-') && !t.process.exists(arg));
  if (missing !== undefined)
    return yield* t.failEither(
      `can't open '${missing}': No such file or directory`,
      `error opening '${missing}': No such file or directory`,
    );
  return 0;
});

export const clear = tool(function* (t): Blocking<number> {
  if (t.gnu && t.process.env.TERM === undefined) {
    yield* t.process.error('TERM environment variable not set.');
    return 1;
  }
  t.put('\x1b[H\x1b[J');
  return 0;
});

export const reset = tool((t) => {
  t.put('\x1bc\x1b(B\x1b[m\x1b[J\x1b[?25h');
  return 0;
});
