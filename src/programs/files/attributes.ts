import type { Blocking, FileStat } from '../../process/types';
import { accountName, accountNumber, accounts, joinPath, reason, type Tool, tool } from '../support/tool';
import { modeText, parseMode } from './mode';

/** chmod, chown and chgrp: they change one attribute of files, with -R of all that is below. */

export const chmod = tool(function* (t): Blocking<number> {
  // A mode such as `-x` looks like an option.
  const args = t.args.map((arg) => (/^-[rwxXst]+$/.test(arg) ? `a${arg}` : arg));
  const options = t.options(
    'Rvcf',
    { long: { recursive: 'R', verbose: 'v', changes: 'c', silent: 'f', quiet: 'f', reference: 'reference=' } },
    args,
  );
  if (options.error) return yield* t.badOption(options);
  const reference = options.value('reference=');
  const sample = reference === undefined ? undefined : t.process.tryStat(reference);
  if (reference !== undefined && sample === undefined)
    return yield* t.fail(`failed to get attributes of '${reference}': No such file or directory`);
  const [mode, ...paths] = sample === undefined ? options.operands : [sample.mode.toString(8), ...options.operands];
  if (mode === undefined || paths.length === 0)
    return yield* t.misuse(mode === undefined ? 'missing operand' : `missing operand after '${mode}'`);
  if (parseMode(mode, 0, false, 0) === undefined)
    return t.gnu ? yield* t.misuse(`invalid mode: '${mode}'`) : yield* t.fail(`invalid mode '${mode}'`);
  return yield* change(t, paths, { recursive: options.has('R'), silent: t.gnu && options.has('f') }, (path, stat) => {
    const next = parseMode(mode, stat.mode, stat.type === 'directory', t.process.umask);
    if (next === undefined) return;
    t.process.chmod(path, next);
    if (!options.has('v') && !(options.has('c') && next !== stat.mode)) return;
    const words = (mode: number) => `${mode.toString(8).padStart(4, '0')} (${modeText('file', mode).slice(1)})`;
    const how = !t.gnu
      ? `changed to ${words(next)}`
      : next === stat.mode
        ? `retained as ${words(next)}`
        : `changed from ${words(stat.mode)} to ${words(next)}`;
    t.put(`mode of '${path}' ${how}\n`);
  });
});

export const chown = tool((t) => changeOwner(t, false));
export const chgrp = tool((t) => changeOwner(t, true));

function* changeOwner(t: Tool, groupOnly: boolean): Blocking<number> {
  const options = t.options('RhLHPcvf', {
    long: { recursive: 'R', verbose: 'v', changes: 'c', silent: 'f', quiet: 'f', 'no-dereference': 'h' },
  });
  const [owner, ...paths] = options.operands;
  if (options.error) return yield* t.badOption(options);
  if (owner === undefined || paths.length === 0)
    return yield* t.misuse(owner === undefined ? 'missing operand' : `missing operand after '${owner}'`);
  const dotted = t.gnu && !groupOnly && !owner.includes(':') && owner.includes('.');
  if (dotted) yield* t.fail(`warning: '.' should be ':': '${owner}'`);
  const [user = '', group] = groupOnly ? ['', owner] : owner.split(t.gnu || t.olderThan('1.37') ? /[:.]/ : ':');
  const uid = user === '' ? undefined : accountNumber(t.process, '/etc/passwd', user);
  // `user:` is the user with the group of its login, which a bare number has none of.
  const login = group === '' && uid !== undefined && !groupOnly ? loginGroup(t, uid) : undefined;
  if (group === '' && user !== '' && uid !== undefined && login === undefined && t.gnu)
    return yield* t.fail(`invalid spec: '${owner}'`);
  const gid =
    group === undefined || group === ''
      ? (login ?? (user === '' || group === undefined ? undefined : uid))
      : accountNumber(t.process, '/etc/group', group);
  if (user !== '' && uid === undefined) return yield* t.failEither(`unknown user ${user}`, `invalid user: '${owner}'`);
  if (group !== undefined && group !== '' && gid === undefined)
    return yield* t.failEither(
      groupOnly || user === '' ? `unknown group ${group}` : `unknown user/group ${owner}`,
      `invalid group: '${owner}'`,
    );
  return yield* change(t, paths, { recursive: options.has('R'), silent: t.gnu && options.has('f') }, (path, stat) => {
    const next = { uid: uid ?? stat.uid, gid: gid ?? stat.gid };
    t.process.chown(path, next.uid, next.gid);
    const same = next.uid === stat.uid && next.gid === stat.gid;
    if (!options.has('v') && !(options.has('c') && !same)) return;
    if (!t.gnu) {
      t.put(`changed ownership of '${path}' to ${next.uid}:${next.gid}\n`);
      return;
    }
    const words = (owner: { uid: number; gid: number }) =>
      [
        uid === undefined ? '' : accountName(t.process, '/etc/passwd', owner.uid),
        gid === undefined ? '' : accountName(t.process, '/etc/group', owner.gid),
      ]
        .filter(Boolean)
        .join(':');
    const what = groupOnly ? 'group' : 'ownership';
    t.put(
      same
        ? `${what} of '${path}' retained as ${words(next)}\n`
        : `changed ${what} of '${path}' from ${words(stat)} to ${words(next)}\n`,
    );
  });
}

function loginGroup(t: Tool, uid: number): number | undefined {
  const account = accounts(t.process, '/etc/passwd').find((fields) => fields[2] === String(uid));
  return account === undefined ? undefined : Number(account[3]);
}

function* change(
  t: Tool,
  paths: readonly string[],
  how: { recursive: boolean; silent: boolean },
  apply: (path: string, stat: FileStat) => void,
): Blocking<number> {
  let status = 0;
  for (const path of paths) {
    try {
      const stat = t.process.stat(path);
      try {
        apply(path, stat);
      } catch (error) {
        const what = t.name === 'chmod' ? 'permissions' : t.name === 'chgrp' ? 'group' : 'ownership';
        status = yield* t.failEither(`${path}: ${reason(error)}`, `changing ${what} of '${path}': ${reason(error)}`);
      }
      if (how.recursive && stat.type === 'directory' && t.process.lstat(path).type === 'directory') {
        const names = t.process.readDirectory(path).map((name) => joinPath(path, name));
        const below = names.filter((name) => t.process.lstat(name).type !== 'link');
        if (below.length > 0) status = Math.max(status, yield* change(t, below, how, apply));
      }
    } catch (error) {
      status = 1;
      if (!how.silent) yield* t.failEither(`${path}: ${reason(error)}`, `cannot access '${path}': ${reason(error)}`);
    }
  }
  return status;
}
