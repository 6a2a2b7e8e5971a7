/** The README's table of simplifications names tests: they have to be there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..');
const rows = [
  ...readFileSync(join(import.meta.dirname, 'README.md'), 'utf8').matchAll(/^\|.*\| `([^`]+)` "(.*)" \|$/gm),
];
const pins = rows.map(([, file = '', name = '']) => [file, name] as const);

it('names a good many', () => expect(pins.length).toBeGreaterThan(15));

it.each(pins)('%s has "%s"', (file, name) => {
  const text = readFileSync(join(SRC, file), 'utf8');
  expect([`it('${name}'`, `it("${name}"`, `it(\n    '${name}'`].some((test) => text.includes(test))).toBe(true);
});
