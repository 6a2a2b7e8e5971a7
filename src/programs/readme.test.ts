import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findImage } from '../images/catalogue';
import '../images/all';
import { programNamed } from './index';

/** Executables of an image that have a program, and those that say that they are not simulated. */
function inventory(image: string): { simulated: string; refused: string } {
  const names = findImage(image)
    .contents.tree.list()
    .flatMap(({ path, stat }) => (stat.program === undefined ? [] : [{ name: path.replace(/^.*\//, ''), stat }]))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const pick = (has: boolean) =>
    names.filter(({ stat }) => (programNamed(stat.program ?? '') !== undefined) === has).map(({ name }) => name);
  return { simulated: pick(true).join(' '), refused: pick(false).join(' ') };
}

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8').replace(/\s+/g, ' ');

describe.each(['busybox:1.28', 'busybox:1.36', 'debian:12'])('README.md names what %s holds', (image) => {
  const { simulated, refused } = inventory(image);

  test('programs that are simulated', () => {
    expect(readme).toContain(`${image}: ${simulated}`);
  });

  test('programs that refuse by name', () => {
    expect(readme).toContain(`${image} refuses: ${refused}`);
  });
});
