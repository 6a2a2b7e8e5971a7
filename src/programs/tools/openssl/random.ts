import type { Process } from '../../../process/types';

/** The same container draws the same bytes in every run, and different ones at every call. */
export function randomBytes(process: Process): (count: number) => readonly number[] {
  const calls = Number(process.container.shared.get('openssl/calls') ?? 0) + 1;
  process.container.shared.set('openssl/calls', calls);
  let state = calls * 2654435761;
  for (const character of process.container.id) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  return (count) =>
    Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state >>> 16) & 255;
    });
}

export const hex = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
