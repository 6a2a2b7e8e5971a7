import { sliceUtf8 } from '../../process';
import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { parseSize } from '../support/numbers';
import { accountNumber, baseName, joinPath, readInput, reason, splitLines, tool } from '../support/tool';
import { copyTree } from './copyTree';
import { parseMode } from './mode';

/** install, split, mkfifo, factor, and pagers that only print. */

export const install = tool(function* (t): Blocking<number> {
  const options = t.options('cdDpsm:o:g:t:vT', {
    long: { directory: 'd', mode: 'm', owner: 'o', group: 'g', 'target-directory': 't' },
  });
  if (options.error) return yield* t.badOption(options);
  const { process } = t;
  const mode = parseMode(options.value('m') ?? '755', 0, false, 0) ?? 0o755;
  const finish = (path: string) => {
    process.chmod(path, mode);
    const stat = process.stat(path);
    const uid = accountNumber(process, '/etc/passwd', options.value('o') ?? '') ?? stat.uid;
    const gid = accountNumber(process, '/etc/group', options.value('g') ?? '') ?? stat.gid;
    if (uid !== stat.uid || gid !== stat.gid) process.chown(path, uid, gid);
  };
  const makeParents = (path: string) => {
    const segments = path.split('/');
    for (let i = 1; i <= segments.length; i++) {
      const prefix = segments.slice(0, i).join('/');
      if (prefix !== '' && !process.exists(prefix)) process.makeDirectory(prefix);
    }
  };
  const operands = [...options.operands];
  const target = options.has('d') ? undefined : (options.value('t') ?? operands.pop());
  let status = 0;
  for (const path of operands) {
    try {
      if (target === undefined) {
        makeParents(path);
        finish(path);
        continue;
      }
      const destination = process.tryStat(target)?.type === 'directory' ? joinPath(target, baseName(path)) : target;
      if (options.has('D')) makeParents(destination.replace(/\/[^/]*$/, ''));
      copyTree(process, path, destination, { preserve: options.has('p'), keepLinks: false, force: true });
      finish(destination);
    } catch (error) {
      status = yield* t.failEither(`can't stat '${path}': ${reason(error)}`, `cannot stat '${path}': ${reason(error)}`);
    }
  }
  return status;
});

export const split = tool(function* (t): Blocking<number> {
  const options = t.options('l:b:a:dn:', {
    long: { lines: 'l', bytes: 'b', 'suffix-length': 'a', 'numeric-suffixes': 'd' },
  });
  const [path = '-', prefix = 'x'] = options.operands;
  const width = Number(options.value('a') ?? 2);
  let text: string;
  try {
    text = yield* readInput(t.process, path);
  } catch (error) {
    return yield* t.failEither(`${path}: ${reason(error)}`, `cannot open '${path}' for reading: ${reason(error)}`);
  }
  const pieces: string[] = [];
  const bytes = options.has('b') ? parseSize(options.value('b') ?? '') : undefined;
  if (bytes !== undefined && bytes > 0)
    for (let rest = text; rest !== ''; ) {
      const piece = sliceUtf8(rest, bytes) || rest.charAt(0);
      pieces.push(piece);
      rest = rest.slice(piece.length);
    }
  else {
    const lines = splitLines(text).map((line) => `${line}\n`);
    const count = Number(options.value('l') ?? 1000) || 1000;
    for (let i = 0; i < lines.length; i += count) pieces.push(lines.slice(i, i + count).join(''));
  }
  const suffix = (number: number) => {
    let rest = number;
    let name = '';
    for (let i = 0; i < width; i++) {
      name = (options.has('d') ? String(rest % 10) : String.fromCharCode(97 + (rest % 26))) + name;
      rest = Math.floor(rest / (options.has('d') ? 10 : 26));
    }
    return name;
  };
  for (const [i, piece] of pieces.entries()) t.process.writeFile(prefix + suffix(i), piece);
  return 0;
});

export const mkfifo = tool(function* (t): Blocking<number> {
  const options = t.options('m:', { long: { mode: 'm' } });
  let status = 0;
  for (const path of options.operands) {
    try {
      t.process.makeFifo(path, parseMode(options.value('m') ?? '666', 0, false, 0) ?? 0o666);
    } catch (error) {
      status = yield* t.failEither(`${path}: ${reason(error)}`, `cannot create fifo '${path}': ${reason(error)}`);
    }
  }
  return status;
});

export const factor = tool(function* (t): Blocking<number> {
  const words = t.args.length > 0 ? t.args : (yield* t.process.readAll(0)).split(/\s+/).filter((word) => word !== '');
  let status = 0;
  for (const word of words) {
    if (!/^\d{1,15}$/.test(word)) {
      status = yield* t.failEither(`invalid number '${word}'`, `'${word}' is not a valid positive integer`);
      continue;
    }
    const factors: number[] = [];
    let rest = Number(word);
    for (let divisor = 2; divisor * divisor <= rest; divisor++) {
      if ((divisor & 1023) === 0 && t.process.spendStep()) yield* t.process.burnCpu();
      while (rest % divisor === 0) {
        factors.push(divisor);
        rest /= divisor;
      }
    }
    if (rest > 1) factors.push(rest);
    t.put(`${Number(word)}:${factors.map((each) => ` ${each}`).join('')}\n`);
  }
  return status;
});

/** less and more: there is nobody to turn the pages. */
export const pager = tool(function* (t): Blocking<number> {
  if (t.process.isTerminal(1)) notice(t.process, 'program.approximated.pager', { program: t.name });
  for (const path of t.args.some((arg) => !/^[-+]/.test(arg)) ? t.args.filter((arg) => !/^[-+]/.test(arg)) : ['-']) {
    try {
      t.put(yield* readInput(t.process, path));
    } catch (error) {
      return yield* t.failEither(`can't open '${path}': ${reason(error)}`, `${path}: ${reason(error)}`);
    }
  }
  return 0;
});

/** Editors need a person at the keyboard. */
export const editor = tool(function* (t): Blocking<number> {
  return yield* t.fail('Podflight has no editor in containers: use sed, or cat with a here-document');
});

/** There is no system log: said once. */
export const logger = tool((t) => {
  notice(t.process, 'program.approximated.nothing', { program: 'logger' });
  return 0;
});
