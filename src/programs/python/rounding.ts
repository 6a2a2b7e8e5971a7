import { toFixed } from './numbers';

/** As `%.2f`: the exact value to so many digits, a tie to the even one. JavaScript takes the larger one. */
export function fixed(value: number, digits: number): string {
  const text = toFixed(value, digits);
  // Only what ends in binary after one more digit can be a tie.
  const isTie =
    digits < 20 && (Math.abs(value) * 10 ** digits) % 1 === 0.5 && Number.isInteger(value * 2 ** (digits + 1));
  if (!isTie || !/[13579]$/.test(text)) return text;
  const shorter = toFixed(value - Math.sign(value) * 0.4 * 10 ** -digits, digits);
  return shorter;
}
