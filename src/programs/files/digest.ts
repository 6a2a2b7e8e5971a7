import { encodeUtf8 } from '../../process';
import type { Blocking, Program } from '../../process/types';
import { md5, sha1, sha256, sha512 } from '../support/digests';
import { readInput, reason, splitLines, type Tool, tool } from '../support/tool';

type Digest = (bytes: readonly number[]) => string;

function digestProgram(digest: Digest): Program {
  return tool(function* (t): Blocking<number> {
    const options = t.options('cbtsw', { long: { check: 'c', binary: 'b', text: 't', status: 's', quiet: 'q' } });
    if (options.error) return yield* t.badOption(options);
    let status = 0;
    for (const path of options.operands.length > 0 ? options.operands : ['-']) {
      try {
        const text = yield* readInput(t.process, path);
        if (options.has('c')) status = Math.max(status, yield* check(t, digest, text, options.has('s')));
        else t.put(`${digest(encodeUtf8(text))}  ${path}\n`);
      } catch (error) {
        const words = reason(error);
        status = yield* t.failEither(`can't open '${path}': ${words}`, `${path}: ${words}`);
      }
    }
    return status;
  });
}

function* check(t: Tool, digest: Digest, list: string, silent: boolean): Blocking<number> {
  let bad = 0;
  let all = 0;
  for (const line of splitLines(list)) {
    const match = /^([0-9a-fA-F]+) [ *](.+)$/.exec(line);
    if (match === null) continue;
    all++;
    const [, wanted = '', path = ''] = match;
    let result: string;
    try {
      result = digest(encodeUtf8(yield* readInput(t.process, path))) === wanted.toLowerCase() ? 'OK' : 'FAILED';
    } catch (error) {
      const words = reason(error);
      yield* t.failEither(`can't open '${path}': ${words}`, `${path}: ${words}`);
      result = t.gnu ? 'FAILED open or read' : 'FAILED';
    }
    if (result !== 'OK') bad++;
    if (!silent) t.put(`${path}: ${result}\n`);
  }
  if (bad === 0) return 0;
  yield* t.flush();
  return yield* t.failEither(
    `WARNING: ${bad} of ${all} computed checksums did NOT match`,
    `WARNING: ${bad} computed checksum${bad === 1 ? '' : 's'} did NOT match`,
  );
}

export const md5sum = digestProgram(md5);
export const sha1sum = digestProgram(sha1);
export const sha256sum = digestProgram(sha256);
export const sha512sum = digestProgram(sha512);

/** The CRC of POSIX cksum. */
export const cksum = tool(function* (t): Blocking<number> {
  const paths = t.args.filter((arg) => !arg.startsWith('-') || arg === '-');
  for (const path of paths.length > 0 ? paths : ['-']) {
    try {
      const bytes = encodeUtf8(yield* readInput(t.process, path));
      t.put(`${posixCrc(bytes)} ${bytes.length}${paths.length > 0 ? ` ${path}` : ''}\n`);
    } catch (error) {
      return yield* t.failEither(`${path}: ${reason(error)}`, `${path}: ${reason(error)}`);
    }
  }
  return 0;
});

function posixCrc(bytes: readonly number[]): number {
  let crc = 0;
  const add = (byte: number) => {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  };
  for (const byte of bytes) add(byte);
  for (let length = bytes.length; length > 0; length = Math.floor(length / 256)) add(length & 255);
  return ~crc >>> 0;
}

/** sum: BSD's checksum, or System V's with `-s`, and how many blocks. */
export const sum = tool(function* (t): Blocking<number> {
  const options = t.options('rs', { long: { sysv: 's' } });
  for (const path of options.operands.length > 0 ? options.operands : ['-']) {
    try {
      const bytes = encodeUtf8(yield* readInput(t.process, path));
      const name = options.operands.length > 0 ? ` ${path}` : '';
      if (options.has('s')) t.put(`${systemVSum(bytes)} ${Math.ceil(bytes.length / 512)}${name}\n`);
      else
        t.put(
          `${String(bsdSum(bytes)).padStart(5, '0')} ${String(Math.ceil(bytes.length / 1024)).padStart(5)}${name}\n`,
        );
    } catch (error) {
      return yield* t.fail(`${path}: ${reason(error)}`);
    }
  }
  return 0;
});

const bsdSum = (bytes: readonly number[]): number =>
  bytes.reduce((so, byte) => ((so >> 1) + ((so & 1) << 15) + byte) & 0xffff, 0);

function systemVSum(bytes: readonly number[]): number {
  const total = bytes.reduce((so, byte) => so + byte, 0);
  const folded = (total & 0xffff) + Math.floor(total / 65_536);
  return (folded & 0xffff) + (folded >> 16);
}
