/** Message digests over bytes, as hexadecimal text. */

/** A digest that is fed piece by piece, so that what passes through a pipe is never held as a whole. */
export interface Digest {
  add(bytes: readonly number[]): void;
  /** The digest of everything added. Call it once. */
  result(): string;
}

/** Cuts what is added into blocks for `compress`, and pads the end as MD5 and the SHA family do. */
function inBlocks(
  size: 64 | 128,
  littleEndian: boolean,
  compress: (block: DataView) => void,
  finish: () => string,
): Digest {
  const block = new DataView(new ArrayBuffer(size));
  let used = 0;
  let length = 0;
  const put = (byte: number) => {
    block.setUint8(used++, byte);
    if (used < size) return;
    compress(block);
    used = 0;
  };
  return {
    add(bytes) {
      length += bytes.length;
      for (const byte of bytes) put(byte);
    },
    result() {
      put(0x80);
      while (used !== size - size / 8) put(0);
      // SHA-512 has room for a length of 128 bits.
      while (used < size - 8) put(0);
      block.setBigUint64(size - 8, BigInt(length) * 8n, littleEndian);
      compress(block);
      return finish();
    },
  };
}

const rotateLeft = (value: number, by: number) => (value << by) | (value >>> (32 - by));
const rotateRight = (value: number, by: number) => (value >>> by) | (value << (32 - by));
const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');

const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const MD5_CONSTANTS = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));

export function md5(): Digest {
  let [a, b, c, d] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  const compress = (view: DataView) => {
    let [w, x, y, z] = [a, b, c, d];
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const mixed = [(x & y) | (~x & z), (z & x) | (~z & y), x ^ y ^ z, y ^ (x | ~z)][round] ?? 0;
      const word = [i, (5 * i + 1) & 15, (3 * i + 5) & 15, (7 * i) & 15][round] ?? 0;
      const sum = (mixed + w + (MD5_CONSTANTS[i] ?? 0) + view.getUint32(word * 4, true)) | 0;
      [w, z, y] = [z, y, x];
      x = (x + rotateLeft(sum, MD5_SHIFTS[round * 4 + (i & 3)] ?? 0)) | 0;
    }
    [a, b, c, d] = [(a + w) | 0, (b + x) | 0, (c + y) | 0, (d + z) | 0];
  };
  const swap = (value: number) => (hex(value).match(/../g) ?? []).reverse().join('');
  return inBlocks(64, true, compress, () => [a, b, c, d].map(swap).join(''));
}

export function sha1(): Digest {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = new Int32Array(80);
  const compress = (view: DataView) => {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(i * 4);
    for (let i = 16; i < 80; i++)
      words[i] = rotateLeft((words[i - 3] ?? 0) ^ (words[i - 8] ?? 0) ^ (words[i - 14] ?? 0) ^ (words[i - 16] ?? 0), 1);
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let i = 0; i < 80; i++) {
      const round = Math.floor(i / 20);
      const mixed = round === 0 ? (b & c) | (~b & d) : round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const constant = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][round] ?? 0;
      const next = (rotateLeft(a, 5) + mixed + e + constant + (words[i] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
    }
    for (const [i, value] of [a, b, c, d, e].entries()) state[i] = ((state[i] ?? 0) + value) | 0;
  };
  return inBlocks(64, false, compress, () => state.map(hex).join(''));
}

/** The first primes, whose roots give the constants of SHA-2. */
const PRIMES = firstPrimes(80);

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}

/** The first 64 bits of the fraction of the square (2) or cube (3) root, by bisection on integers. */
function rootFraction(value: number, degree: 2 | 3): bigint {
  const scaled = BigInt(value) << BigInt(64 * degree);
  let low = 0n;
  let high = 1n << 70n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(degree) <= scaled) low = middle;
    else high = middle;
  }
  return BigInt.asUintN(64, low);
}

let constants: { cube: readonly bigint[]; square: readonly bigint[] } | undefined;

function roots(): { cube: readonly bigint[]; square: readonly bigint[] } {
  constants ??= {
    cube: PRIMES.map((prime) => rootFraction(prime, 3)),
    square: PRIMES.slice(0, 8).map((prime) => rootFraction(prime, 2)),
  };
  return constants;
}

export function sha256(): Digest {
  const high = (value: bigint) => Number(value >> 32n) | 0;
  const k = roots().cube.map(high);
  const state = roots().square.map(high);
  const words = new Int32Array(64);
  const compress = (view: DataView) => {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(i * 4);
    for (let i = 16; i < 64; i++) {
      const early = words[i - 15] ?? 0;
      const late = words[i - 2] ?? 0;
      const first = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
      const second = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
      words[i] = ((words[i - 16] ?? 0) + first + (words[i - 7] ?? 0) + second) | 0;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i++) {
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const sumE = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const sumA = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const next = (h + sumE + choice + (k[i] ?? 0) + (words[i] ?? 0)) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + next) | 0, c, b, a, (next + sumA + majority) | 0];
    }
    for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] ?? 0) + value) | 0;
  };
  return inBlocks(64, false, compress, () => state.map(hex).join(''));
}

const rotateRight64 = (value: bigint, by: bigint) => BigInt.asUintN(64, (value >> by) | (value << (64n - by)));

export function sha512(): Digest {
  const k = roots().cube;
  const state = [...roots().square];
  const compress = (view: DataView) => {
    const words: bigint[] = [];
    for (let i = 0; i < 16; i++) words.push(view.getBigUint64(i * 8));
    for (let i = 16; i < 80; i++) {
      const early = words[i - 15] ?? 0n;
      const late = words[i - 2] ?? 0n;
      const first = rotateRight64(early, 1n) ^ rotateRight64(early, 8n) ^ (early >> 7n);
      const second = rotateRight64(late, 19n) ^ rotateRight64(late, 61n) ^ (late >> 6n);
      words.push(BigInt.asUintN(64, (words[i - 16] ?? 0n) + first + (words[i - 7] ?? 0n) + second));
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
    for (let i = 0; i < 80; i++) {
      const sumE = rotateRight64(e, 14n) ^ rotateRight64(e, 18n) ^ rotateRight64(e, 41n);
      const sumA = rotateRight64(a, 28n) ^ rotateRight64(a, 34n) ^ rotateRight64(a, 39n);
      const next = h + sumE + ((e & f) ^ (~e & g)) + (k[i] ?? 0n) + (words[i] ?? 0n);
      const other = sumA + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, BigInt.asUintN(64, d + next), c, b, a, BigInt.asUintN(64, next + other)];
    }
    for (const [i, value] of [a, b, c, d, e, f, g, h].entries())
      state[i] = BigInt.asUintN(64, (state[i] ?? 0n) + value);
  };
  return inBlocks(128, false, compress, () => state.map((value) => value.toString(16).padStart(16, '0')).join(''));
}
