import { isErrno, sliceUtf8, utf8Length } from '../../process';
import type { Blocking } from '../../process/types';
import { humanSize, parseSize } from '../support/numbers';
import { openInput, reason, type Tool, tool } from '../support/tool';

const CONVERSIONS = ['notrunc', 'sync', 'noerror', 'fsync', 'swab', 'excl', 'nocreat', 'fdatasync', 'sparse'];

export const dd = tool(function* (t): Blocking<number> {
  if (t.gnu) {
    const refused = yield* t.refuseOptions();
    if (refused !== undefined) return refused;
  }
  const operands = new Map<string, string>();
  for (const arg of t.args) {
    const equals = arg.indexOf('=');
    const name = arg.slice(0, equals);
    if (equals < 0 || !/^(?:if|of|bs|ibs|obs|count|skip|seek|conv|iflag|oflag|status|cbs)$/.test(name))
      return yield* t.misuse(`unrecognized operand '${arg}'`);
    operands.set(name, arg.slice(equals + 1));
  }
  const size = (name: string, missing: number) => {
    const text = operands.get(name);
    return text === undefined ? missing : parseSize(text);
  };
  const block = size('bs', size('ibs', 512) ?? 512);
  const count = size('count', Number.POSITIVE_INFINITY);
  const skip = size('skip', 0);
  if (block === undefined || block === 0 || count === undefined || skip === undefined) {
    const bad = operands.get('bs') ?? operands.get('count') ?? '';
    const zero = block === 0 ? `number ${bad} is not in 1..9223372036854775807 range` : `invalid number '${bad}'`;
    return yield* t.failEither(zero, `invalid number: '${bad}'`);
  }
  if (seekOf(operands, block) > MAX_BYTES) return yield* t.fail('Podflight keeps no files of this size');
  const startMs = t.process.nowMs;
  // A block is read into memory as a whole.
  t.process.claimMemory(block);
  let amounts: Amounts;
  try {
    const unknown = conversionsOf(operands).find(
      (name) => !CONVERSIONS.includes(name) && !(t.gnu && /^[lu]case$/.test(name)),
    );
    if (unknown !== undefined)
      return t.gnu
        ? yield* t.misuse(`invalid conversion: '${unknown}'`)
        : yield* t.fail(`invalid argument '${unknown}' to 'conv'`);
    amounts = yield* copy(t, operands, { block, count, skip });
  } catch (error) {
    const source = operands.get('if');
    if (source !== undefined && t.process.tryStat(source)?.type === 'directory')
      return yield* t.failEither(`${source}: ${reason(error)}`, `error reading '${source}': ${reason(error)}`);
    const path = t.process.exists(source ?? '/') ? operands.get('of') : source;
    return yield* t.failEither(`can't open '${path}': ${reason(error)}`, `failed to open '${path}': ${reason(error)}`);
  }
  const { bytes, writtenBytes } = amounts;
  const isFull = writtenBytes < bytes;
  if (isFull) yield* t.fail(`error writing '${operands.get('of')}': No space left on device`);
  if (operands.get('status') !== 'none') yield* report(t, amounts, block, t.process.nowMs - startMs, operands);
  return isFull ? 1 : 0;
});

interface Amounts {
  /** Read; one block more than was written if that found no room. */
  bytes: number;
  writtenBytes: number;
}

/** Files live in the page's memory. */
const MAX_BYTES = 500_000_000;

type Operands = ReadonlyMap<string, string>;

const seekOf = (operands: Operands, block: number): number => (parseSize(operands.get('seek') ?? '0') ?? 0) * block;

const conversionsOf = (operands: Operands): string[] => (operands.get('conv') ?? '').split(',').filter(Boolean);

/** Block by block, so that files may be larger than what a program may hold. Throws Errno. */
function* copy(
  t: Tool,
  operands: Operands,
  { block, count, skip }: { block: number; count: number; skip: number },
): Blocking<Amounts> {
  const conversions = conversionsOf(operands);
  const { fd } = openInput(t.process, operands.get('if') ?? '-');
  const target = openTarget(t, operands, block);
  for (let left = skip * block; left > 0; ) {
    const part = yield* takeBlock(t, fd, Math.min(left, block));
    if (part === '') break;
    left -= utf8Length(part);
  }
  let bytes = 0;
  let writtenBytes = 0;
  for (let left = block * count; left > 0; ) {
    let part = yield* takeBlock(t, fd, Math.min(left, block));
    if (part === '') break;
    if (conversions.includes('ucase')) part = part.toUpperCase();
    if (conversions.includes('lcase')) part = part.toLowerCase();
    const length = utf8Length(part);
    bytes += length;
    left -= length;
    try {
      yield* t.process.write(target, part);
    } catch (error) {
      if (!isErrno(error) || error.code !== 'ENOSPC') throw error;
      break;
    }
    writtenBytes += length;
    // A disk takes about a gigabyte in a second.
    if (t.process.spendStep(1 + (length >> 10))) yield* t.process.burnCpu();
  }
  return { bytes, writtenBytes };
}

/** As many bytes of the input as there are, `most` at most. */
function* takeBlock(t: Tool, fd: number, most: number): Blocking<string> {
  let text = '';
  for (let left = most; left > 0; ) {
    const part = sliceUtf8(yield* t.process.read(fd, left), left);
    if (part === '') break;
    text += part;
    left -= utf8Length(part);
  }
  return text;
}

/** Where to write: what lies before `seek` stays, what lies behind the copy only with `notrunc`. */
function openTarget(t: Tool, operands: Operands, block: number): number {
  const path = operands.get('of');
  if (path === undefined) return 1;
  const seek = seekOf(operands, block);
  const keeps = conversionsOf(operands).includes('notrunc');
  if (seek > 0 && !keeps) {
    const before = t.process.exists(path) ? t.process.readFile(path) : '';
    t.process.writeFile(path, before.slice(0, seek).padEnd(seek, '\0'));
  }
  const file = t.process.open(path, { write: true, create: true, truncate: seek === 0 && !keeps });
  const fd = t.process.lowestFreeFd(3);
  t.process.setFd(fd, file);
  if (seek > 0) t.process.seek(file, seek);
  return fd;
}

function* report(
  t: Tool,
  { bytes, writtenBytes }: Amounts,
  block: number,
  ms: number,
  operands: Operands,
): Blocking<void> {
  // The block that did not fit was read, none behind it.
  const readBytes = Math.min(bytes, writtenBytes + block);
  const whole = Math.floor(readBytes / block);
  const partial = readBytes % block > 0 ? 1 : 0;
  const out = operands.has('bs') ? block : (parseSize(operands.get('obs') ?? '512') ?? 512);
  const written = `${Math.floor(writtenBytes / out)}+${writtenBytes % out > 0 ? 1 : 0}`;
  yield* t.process.write(2, `${whole}+${partial} records in\n${written} records out\n`);
  if (operands.get('status') === 'noxfer') return;
  const seconds = ms / 1000 || 0.000_1;
  const rate = Math.round(writtenBytes / seconds);
  yield* t.process.error(
    t.gnu
      ? `${writtenBytes} bytes${bothUnits(writtenBytes)} copied, ${seconds} s, ${scaled(rate, 1000, ['B', 'kB', 'MB', 'GB'], 100)}/s`
      : `${writtenBytes} bytes (${humanSize(writtenBytes, false)}B) copied, ${seconds.toFixed(6)} seconds, ${humanSize(rate, false)}B/s`,
  );
}

/** GNU's ` (17 MB, 16 MiB)`: nothing below the first unit, and no binary one that is not reached. */
function bothUnits(bytes: number): string {
  if (bytes < 1000) return '';
  const decimal = scaled(bytes, 1000, ['B', 'kB', 'MB', 'GB']);
  return bytes < 1024 ? ` (${decimal})` : ` (${decimal}, ${scaled(bytes, 1024, ['B', 'KiB', 'MiB', 'GiB'])})`;
}

/** One decimal below `limit`, none from there on. */
function scaled(amount: number, step: number, units: readonly string[], limit = 10): string {
  let value = amount;
  let unit = 0;
  for (; value >= step && unit < units.length - 1; unit++) value /= step;
  return `${unit > 0 && value < limit - 0.05 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** `+` adds, `-` takes away, `<` at most, `>` at least, `/` rounds down, `%` up. */
function newLength(sign: string, length: number, size: number): number {
  const unit = Math.max(1, size);
  const lengths: Readonly<Record<string, number>> = {
    '+': length + size,
    '-': Math.max(0, length - size),
    '<': Math.min(length, size),
    '>': Math.max(length, size),
    '/': Math.floor(length / unit) * unit,
    '%': Math.ceil(length / unit) * unit,
  };
  return lengths[sign] ?? size;
}

export const truncate = tool(function* (t): Blocking<number> {
  const options = t.options('cs:or:', {
    long: { size: 's', 'no-create': 'c', reference: 'r', 'io-blocks': 'o' },
    busybox: 'cs:',
  });
  if (options.error) return yield* t.badOption(options);
  const reference = t.process.tryStat(options.value('r') ?? '');
  const text = options.value('s') ?? (reference === undefined ? undefined : String(reference.size));
  if (text === undefined) return yield* t.misuse("you must specify either '--size' or '--reference'");
  const [, sign = '', digits = ''] = /^([-+<>/%]?)(.+)$/.exec(text) ?? [];
  const size = parseSize(digits);
  if (size === undefined || (!t.gnu && sign !== ''))
    return yield* t.failEither(`invalid number '${text}'`, `Invalid number: '${text}'`);
  if (options.operands.length === 0) return yield* t.misuse('missing file operand');
  let status = 0;
  for (const path of options.operands) {
    try {
      const exists = t.process.exists(path);
      if (!exists && options.has('c')) continue;
      const before = exists ? t.process.readFile(path) : '';
      const length = utf8Length(before);
      const wanted = newLength(sign, length, size);
      if (wanted > MAX_BYTES) return yield* t.fail('Podflight keeps no files of this size');
      t.process.writeFile(path, wanted <= length ? sliceUtf8(before, wanted) : before + '\0'.repeat(wanted - length));
    } catch (error) {
      status = yield* t.failEither(
        `${path}: open: ${reason(error)}`,
        `cannot open '${path}' for writing: ${reason(error)}`,
      );
    }
  }
  return status;
});
