import { byteOrder } from '../../process';

/** `1.9` before `1.10`. */
export function compareVersions(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const x = left[i] ?? '';
    const y = right[i] ?? '';
    const both = /^\d/.test(x) && /^\d/.test(y);
    const result = both ? Number(x) - Number(y) : byteOrder(x, y);
    if (result !== 0) return result;
  }
  return 0;
}
