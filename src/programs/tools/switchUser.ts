import type { Blocking, Process, Program } from '../../process/types';
import { isErrno } from '../network/socket';
import { accounts } from '../support/tool';

const GOSU_USAGE = `Usage: gosu user-spec command [args]
   eg: gosu tianon bash
       gosu nobody:root bash -c 'whoami && id'
       gosu 1000:1 id

gosu version: 1.17 (go1.18.2 on linux/amd64; gc)
gosu license: Apache-2.0 (full text at https://github.com/tianon/gosu)
`;

/** gosu USER[:GROUP] COMMAND. Without a user of that number the number is taken, its group and home are root's. */
export const gosu: Program = function* (process, argv): Blocking<number> {
  const [spec, ...command] = argv.slice(1);
  if (spec === '-v' || spec === '--version') {
    yield* process.write(1, '1.17 (go1.18.2 on linux/amd64; gc)\n');
    return 0;
  }
  if (spec === '-h' || spec === '--help') {
    yield* process.write(1, `${GOSU_USAGE}\n`);
    return 0;
  }
  if (spec === undefined || command.length === 0) {
    yield* process.error(GOSU_USAGE);
    return 1;
  }
  const [userName = '', groupName = ''] = spec.split(':');
  const user = userName === '' ? findUser(process, '0') : findUser(process, userName);
  const group = groupName === '' ? user?.gid : findGroup(process, groupName);
  if (!user || group === undefined) {
    const kind = user ? 'group' : 'user';
    const missing = `unable to find ${kind} ${user ? groupName : userName}: no matching entries in ${user ? 'group' : 'passwd'} file`;
    yield* process.error(`error: failed switching to "${spec}": ${missing}`);
    return 1;
  }
  become(process, user, group, groupName === '');
  return yield* run(process, command, (words, problem) =>
    problem === 'ENOENT'
      ? `error: exec: "${words}": ${words.includes('/') ? `stat ${words}: no such file or directory` : 'executable file not found in $PATH'}`
      : `error: exec: "${words}": permission denied`,
  );
};

/** su-exec USER[:GROUP] COMMAND, which prints its usage without failing. */
export const suExec: Program = function* (process, argv): Blocking<number> {
  const [spec, ...command] = argv.slice(1);
  if (spec === undefined || command.length === 0) {
    yield* process.write(1, `Usage: ${argv[0]} user-spec command [args]\n`);
    return 0;
  }
  const [userName = '', groupName = ''] = spec.split(':');
  const user = findUser(process, userName === '' ? String(process.uid) : userName);
  if (!user) {
    yield* process.error(`su-exec: getpwnam(${userName}): ${notThere(process)}`);
    return 1;
  }
  const group = groupName === '' ? user.gid : findGroup(process, groupName);
  if (group === undefined) {
    yield* process.error(`su-exec: getgrnam(${groupName}): ${notThere(process)}`);
    return 1;
  }
  become(process, user, group, groupName === '');
  return yield* run(
    process,
    command,
    (words, problem) =>
      `su-exec: ${words}: ${problem === 'ENOENT' ? 'No such file or directory' : 'Permission denied'}`,
  );
};

/** musl leaves errno as it was where an account is not there. */
const notThere = (process: Process): string =>
  process.exists('/lib/ld-musl-x86_64.so.1') ? 'No such file or directory' : 'Success';

interface User {
  name: string | undefined;
  uid: number;
  gid: number;
  home: string;
}

function findUser(process: Process, name: string): User | undefined {
  const found = accounts(process, '/etc/passwd').find(([user, , uid]) => user === name || uid === name);
  if (found) return { name: found[0], uid: Number(found[2]), gid: Number(found[3]), home: found[5] ?? '/' };
  return /^\d+$/.test(name) ? { name: undefined, uid: Number(name), gid: process.gid, home: '/' } : undefined;
}

function findGroup(process: Process, name: string): number | undefined {
  const found = accounts(process, '/etc/group').find(([group, , gid]) => group === name || gid === name);
  return found ? Number(found[2]) : /^\d+$/.test(name) ? Number(name) : undefined;
}

function become(process: Process, user: User, group: number, withOwnGroups: boolean): void {
  const member = (fields: readonly string[]) =>
    user.name !== undefined && (fields[3] ?? '').split(',').includes(user.name);
  const others = withOwnGroups
    ? accounts(process, '/etc/group')
        .filter(member)
        .map((fields) => Number(fields[2]))
    : [];
  process.gid = group;
  process.groups = [...new Set([group, ...others])];
  process.uid = user.uid;
  process.env = { ...process.env, HOME: user.home };
}

function* run(
  process: Process,
  command: readonly string[],
  words: (program: string, problem: string) => string,
): Blocking<number> {
  try {
    return yield* process.exec(command);
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(words(command[0] ?? '', error.code));
    return 1;
  }
}
