import { isErrno } from '../../process';
import type { Blocking, Process } from '../../process/types';
import type { Options } from '../network/getopt';
import { relativePath } from '../support/relativePath';
import { baseName, directoryName, joinPath, reason, type Tool, tool } from '../support/tool';

/** Programs that only say something about paths. */

export const basename = tool(function* (t): Blocking<number> {
  const options = t.options('as:z', {
    long: { multiple: 'a', suffix: 's', zero: 'z' },
    busybox: t.olderThan('1.35') ? '' : 'as:',
    stopEarly: true,
  });
  const many = options.has('a') || options.has('s');
  const [first, suffix] = options.operands;
  if (options.error) return yield* t.badOption(options);
  if (first === undefined) return yield* t.misuse('missing operand');
  if (!many && options.operands.length > 2) return yield* t.misuse(`extra operand '${options.operands[2]}'`);
  const cut = options.value('s') ?? (many ? undefined : suffix);
  for (const path of many ? options.operands : [first]) {
    const name = baseName(path);
    const ends = cut !== undefined && cut !== '' && name.endsWith(cut) && name !== cut;
    t.put((ends ? name.slice(0, -cut.length) : name) + (options.has('z') ? '\0' : '\n'));
  }
  return 0;
});

export const dirname = tool(function* (t): Blocking<number> {
  const options = t.options('z', { long: { zero: 'z' }, busybox: '' });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing operand');
  if (!t.gnu && options.operands.length > 1) return yield* t.usage();
  for (const path of options.operands) t.put(directoryName(path) + (options.has('z') ? '\0' : '\n'));
  return 0;
});

export const readlink = tool(function* (t): Blocking<number> {
  const options = t.options('fenmqsvz', {
    long: {
      canonicalize: 'f',
      'canonicalize-existing': 'e',
      'canonicalize-missing': 'm',
      'no-newline': 'n',
      quiet: 'q',
      silent: 's',
      verbose: 'v',
      zero: 'z',
    },
    busybox: t.olderThan('1.35') ? 'fnv' : 'fnvsq',
  });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing operand');
  if (!t.gnu && options.operands.length > 1) return yield* t.usage();
  const canonical = options.has('f') || options.has('e') || options.has('m');
  const end = options.has('z') ? '\0' : '\n';
  let status = 0;
  for (const path of options.operands) {
    try {
      const text = canonical ? resolve(t.process, path, needsOf(t, options, path)) : t.process.readLink(path);
      t.put(options.has('n') && options.operands.length === 1 ? text : text + end);
    } catch (error) {
      const words = reason(error);
      const cannot = `cannot read link: ${words === 'Invalid argument' ? 'not a symlink' : words}`;
      if (options.has('v')) yield* t.fail(`${path}: ${t.gnu || canonical ? words : cannot}`);
      status = 1;
    }
  }
  return status;
});

export const realpath = tool(function* (t): Blocking<number> {
  const options = t.options('emsLPqz', {
    long: {
      'no-symlinks': 's',
      strip: 's',
      'canonicalize-missing': 'm',
      'canonicalize-existing': 'e',
      quiet: 'q',
      zero: 'z',
      'relative-to': 'to=',
      'relative-base': 'base=',
    },
  });
  // busybox takes every word for a path.
  const operands = t.gnu ? options.operands : t.args;
  if (options.error && t.gnu) return yield* t.badOption(options);
  if (operands.length === 0) return yield* t.misuse('missing operand');
  const to = options.value('to=');
  let status = 0;
  for (const path of operands) {
    try {
      const found = options.has('s')
        ? joinPath(t.process.cwd, path)
        : resolve(t.process, path, needsOf(t, options, path));
      const shown = to === undefined ? found : relativePath(resolve(t.process, to, 'nothing'), found);
      t.put(shown + (options.has('z') ? '\0' : '\n'));
    } catch (error) {
      const words = reason(error);
      status = 1;
      if (!options.has('q')) yield* t.fail(`${path}: ${words}`);
    }
  }
  return status;
});

/** busybox lets the last component be missing since 1.35, but only of a path with a slash or a link. */
function needsOf(t: Tool, options: Options, path: string): 'all' | 'folder' | 'nothing' {
  if (t.gnu) return options.has('m') ? 'nothing' : options.has('e') ? 'all' : 'folder';
  if (t.olderThan('1.35')) return 'all';
  return /\/[^/]+$/.test(path) || targetOf(t.process, path) !== undefined ? 'folder' : 'all';
}

/** Links resolved. What must be there: everything, all but the last component, nothing. Throws Errno. */
function resolve(process: Process, path: string, needs: 'all' | 'folder' | 'nothing'): string {
  try {
    return process.realPath(path);
  } catch (error) {
    if (needs === 'all') throw error;
    const link = targetOf(process, path);
    if (link !== undefined)
      return resolve(process, link.startsWith('/') ? link : joinPath(directoryName(path), link), needs);
    const name = baseName(path);
    if (path === '' || name === '/') throw error;
    const folder = directoryName(path);
    const found = needs === 'folder' ? process.realPath(folder) : resolve(process, folder, needs);
    return name === '..' ? directoryName(found) : name === '.' ? found : joinPath(found, name);
  }
}

function targetOf(process: Process, path: string): string | undefined {
  try {
    return process.readLink(path);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return undefined;
  }
}

export const pwd = tool(function* (t): Blocking<number> {
  const refused = yield* t.refuseOptions('LP');
  if (refused !== undefined) return refused;
  t.put(`${t.process.cwd}\n`);
  return 0;
});
