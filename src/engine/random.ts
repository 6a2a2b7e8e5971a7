/**
 * Deterministic randomness: a stream per purpose, so that drawing one more name does not shift everybody's jitter.
 * Mulberry32 over a hash of seed and purpose.
 */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** In [0, below). */
  integer(below: number): number;
  pick<T>(items: readonly T[]): T;
}

export function randomStream(seed: number, purpose: string): Random {
  let state = hash(`${seed}/${purpose}`);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return { next, integer, pick: (items) => items[integer(items.length)] as (typeof items)[number] };
}

/** FNV-1a with a final avalanche. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  return value ^ (value >>> 13);
}

const NAME_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const HEX = '0123456789abcdef';

/** As apimachinery's `rand.String`: no vowels, nothing that reads like a word. */
export const randomName = (random: Random, length: number): string =>
  Array.from({ length }, () => NAME_ALPHABET[random.integer(NAME_ALPHABET.length)]).join('');

export const randomHex = (random: Random, length: number): string =>
  Array.from({ length }, () => HEX[random.integer(16)]).join('');

/** A version-4 UUID. */
export function randomUid(random: Random): string {
  const hex = randomHex(random, 30);
  const variant = '89ab'[random.integer(4)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}
