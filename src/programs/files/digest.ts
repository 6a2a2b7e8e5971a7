import { encodeUtf8 } from '../../process';
import type { Blocking, Program } from '../../process/types';
import type { Options } from '../network/getopt';
import { type Digest, md5, sha1, sha256, sha512 } from '../support/digests';
import { closeInput, openInput, readInput, reason, splitLines, type Tool, tool } from '../support/tool';

/** What is reckoned with each byte takes longer than reading it. */
const CHARACTERS_PER_STEP = 2;

/** Hands the bytes of a file over piece by piece. Throws Errno. */
function* eachPiece(t: Tool, path: string, take: (bytes: readonly number[]) => void): Blocking<void> {
  const { fd } = openInput(t.process, path);
  let held = '';
  try {
    for (;;) {
      const part = yield* t.process.read(fd);
      const text = held + part;
      // Half a surrogate pair waits for its other half.
      const splits = part !== '' && (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800;
      held = splits ? text.slice(-1) : '';
      take(encodeUtf8(splits ? text.slice(0, -1) : text));
      if (part === '') return;
      yield* t.tick(1 + part.length / CHARACTERS_PER_STEP);
    }
  } finally {
    closeInput(t.process, fd);
  }
}

function* digestOf(t: Tool, create: () => Digest, path: string): Blocking<string> {
  const digest = create();
  yield* eachPiece(t, path, digest.add);
  return digest.result();
}

function digestProgram(digest: () => Digest): Program {
  return tool(function* (t): Blocking<number> {
    const options = t.options('cbtwz', {
      long: {
        check: 'c',
        binary: 'b',
        text: 't',
        status: 'status',
        quiet: 'quiet',
        warn: 'w',
        strict: 'strict',
        'ignore-missing': 'ignore',
        zero: 'z',
        tag: 'tag',
      },
      busybox: t.olderThan('1.35') ? 'csw' : 'cswbt',
    });
    if (options.error) return yield* t.badOption(options);
    const silent = options.has('s') || options.has('status');
    if (!options.has('c')) {
      const misplaced = ['status', 'quiet', 'warn', 'strict', 'ignore-missing'].find((name) =>
        options.has(SHORT[name] ?? name),
      );
      if (t.gnu && misplaced !== undefined)
        return yield* t.misuse(`the --${misplaced} option is meaningful only when verifying checksums`);
    }
    let status = 0;
    for (const path of options.operands.length > 0 ? options.operands : ['-']) {
      try {
        if (options.has('c')) {
          const list = yield* readInput(t.process, path);
          status = Math.max(status, yield* check(t, digest, list, path, options, silent));
          continue;
        }
        const sum = yield* digestOf(t, digest, path);
        if (options.has('tag')) t.put(`${t.name.replace(/sum$/, '').toUpperCase()} (${path}) = ${sum}\n`);
        else t.put(`${sum} ${options.has('b') && t.gnu ? '*' : ' '}${path}${options.has('z') ? '\0' : '\n'}`);
      } catch (error) {
        const words = reason(error);
        const busybox = options.has('c')
          ? `${path}: ${words}`
          : `can't ${words === 'Is a directory' ? 'read' : 'open'} '${path}': ${words}`;
        status = yield* t.failEither(busybox, `${path}: ${words}`);
      }
    }
    return status;
  });
}

const SHORT: Readonly<Record<string, string>> = { warn: 'w', 'ignore-missing': 'ignore' };

function* check(
  t: Tool,
  digest: () => Digest,
  list: string,
  source: string,
  options: Options,
  silent: boolean,
): Blocking<number> {
  const count = { lines: 0, wrong: 0, unreadable: 0, malformed: 0 };
  for (const line of splitLines(list)) {
    // busybox takes any first word for a sum.
    const match = (t.gnu ? /^([0-9a-fA-F]{32,}) [ *](.+)$/ : /^(\S+) [ *](.+)$/).exec(line);
    if (match === null) {
      count.malformed++;
      if (!t.gnu) {
        count.lines++;
        count.wrong++;
      }
      continue;
    }
    count.lines++;
    const [, wanted = '', path = ''] = match;
    if (options.has('ignore') && !t.process.exists(path)) continue;
    try {
      const same = (yield* digestOf(t, digest, path)) === wanted.toLowerCase();
      if (!same) count.wrong++;
      if (!silent && !(same && options.has('quiet'))) t.put(`${path}: ${same ? 'OK' : 'FAILED'}\n`);
    } catch (error) {
      const words = reason(error);
      count.unreadable++;
      yield* t.failEither(`can't open '${path}': ${words}`, `${path}: ${words}`);
      if (!silent) t.put(t.gnu ? `${path}: FAILED open or read\n` : `${path}: FAILED\n`);
    }
  }
  yield* t.flush();
  return t.gnu
    ? yield* verdictGnu(t, source, count, silent, options.has('strict'))
    : yield* verdictBusybox(t, source, count, silent, options.has('w'));
}

interface Count {
  readonly lines: number;
  readonly wrong: number;
  readonly unreadable: number;
  readonly malformed: number;
}

function* verdictGnu(t: Tool, source: string, count: Count, silent: boolean, strict: boolean): Blocking<number> {
  if (count.lines === 0)
    return yield* t.fail(`${source === '-' ? "'standard input'" : source}: no properly formatted checksum lines found`);
  const warn = function* (number: number, one: string, several: string): Blocking<void> {
    if (number > 0 && !silent) yield* t.fail(`WARNING: ${number} ${number === 1 ? one : several}`);
  };
  yield* warn(count.malformed, 'line is improperly formatted', 'lines are improperly formatted');
  yield* warn(count.unreadable, 'listed file could not be read', 'listed files could not be read');
  yield* warn(count.wrong, 'computed checksum did NOT match', 'computed checksums did NOT match');
  return count.wrong + count.unreadable + (strict ? count.malformed : 0) > 0 ? 1 : 0;
}

function* verdictBusybox(t: Tool, source: string, count: Count, silent: boolean, warns: boolean): Blocking<number> {
  if (warns && count.malformed > 0) yield* t.fail('invalid format');
  const bad = count.wrong + count.unreadable;
  if (bad > 0 && !silent) yield* t.fail(`WARNING: ${bad} of ${count.lines} computed checksums did NOT match`);
  if (count.lines === 0 && !t.olderThan('1.34')) return yield* t.fail(`${source}: no checksum lines found`);
  return bad > 0 ? 1 : 0;
}

export const md5sum = digestProgram(md5);
export const sha1sum = digestProgram(sha1);
export const sha256sum = digestProgram(sha256);
export const sha512sum = digestProgram(sha512);

/** The CRC of POSIX cksum. */
export const cksum = tool(function* (t): Blocking<number> {
  const options = t.options('');
  if (options.error) return yield* t.badOption(options);
  let status = 0;
  for (const path of options.operands.length > 0 ? options.operands : ['-']) {
    try {
      const crc = posixCrc();
      yield* eachPiece(t, path, crc.add);
      const { sum, length } = crc.result();
      t.put(`${sum} ${length}${options.operands.length > 0 ? ` ${path}` : ''}\n`);
    } catch (error) {
      status = yield* t.fail(`${path}: ${reason(error)}`);
    }
  }
  return status;
});

function posixCrc() {
  let crc = 0;
  let length = 0;
  const addByte = (byte: number) => {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  };
  return {
    add(bytes: readonly number[]): void {
      length += bytes.length;
      for (const byte of bytes) addByte(byte);
    },
    result(): { sum: number; length: number } {
      for (let left = length; left > 0; left = Math.floor(left / 256)) addByte(left & 255);
      return { sum: ~crc >>> 0, length };
    },
  };
}

/** sum: BSD's checksum, or System V's with `-s`, and how many blocks. */
export const sum = tool(function* (t): Blocking<number> {
  const options = t.options('rs', { long: { sysv: 's' } });
  if (options.error) return yield* t.badOption(options);
  let status = 0;
  for (const path of options.operands.length > 0 ? options.operands : ['-']) {
    try {
      const bytes = encodeUtf8(yield* readInput(t.process, path));
      // busybox names one file only for System V's sum.
      const isNew = !t.gnu && !t.olderThan('1.36');
      const isNamed = isNew ? options.has('s') || options.operands.length > 1 : options.operands.length > 0;
      const name = isNamed ? ` ${path}` : isNew ? ' ' : '';
      if (options.has('s')) t.put(`${systemVSum(bytes)} ${Math.ceil(bytes.length / 512)}${name}\n`);
      else
        t.put(
          `${String(bsdSum(bytes)).padStart(5, '0')} ${String(Math.ceil(bytes.length / 1024)).padStart(5)}${name}\n`,
        );
    } catch (error) {
      status = yield* t.fail(`${path}: ${reason(error)}`);
    }
  }
  return status;
});

const bsdSum = (bytes: readonly number[]): number =>
  bytes.reduce((so, byte) => ((so >> 1) + ((so & 1) << 15) + byte) & 0xffff, 0);

function systemVSum(bytes: readonly number[]): number {
  const total = bytes.reduce((so, byte) => so + byte, 0);
  const folded = (total & 0xffff) + Math.floor(total / 65_536);
  return (folded & 0xffff) + (folded >> 16);
}
