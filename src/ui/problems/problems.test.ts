import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOver } from './carryOver';
import { applyEdits } from './edits';
import { readFile } from './readFile';
import { piecesOf } from './spans';

describe('carryOver', () => {
  const word = (text: string, of: string) => ({ start: text.indexOf(of), end: text.indexOf(of) + of.length });
  it.each([
    ['typed before it', 'name: app', 'the name: app', 'app'],
    ['typed behind it', 'name: app', 'name: app # mine', 'name'],
    ['cut before it', '# gone\nname: app', 'name: app', 'app'],
  ])('%s', (_name, from, to, what) => expect(carryOver(from, to)(word(from, what))).toEqual(word(to, what)));

  it('forgets what was typed over', () =>
    expect(carryOver('image: nginx', 'image: n')(word('image: nginx', 'nginx'))).toBeUndefined());

  it('always keeps the words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(30), fc.nat(30), (from, to, start, length) => {
        const range = { start: Math.min(start, from.length), end: Math.min(start + length, from.length) };
        const carried = carryOver(from, to)(range);
        if (carried) expect(to.slice(carried.start, carried.end)).toBe(from.slice(range.start, range.end));
      }),
    );
  });
});

it('edits are done from the end, so that none moves another', () => {
  const edits = [
    { range: { start: 0, end: 1 }, text: 'xyz' },
    { range: { start: 2, end: 2 }, text: '-' },
  ];
  expect(applyEdits('abc', edits)).toBe('xyzb-c');
});

it('pieces joined are the text, whatever the spans', () => {
  const span = fc.record({ start: fc.nat(40), end: fc.nat(40), className: fc.constantFrom('a', 'b') });
  fc.assert(
    fc.property(fc.string(), fc.array(span, { maxLength: 6 }), (text, spans) => {
      expect(
        piecesOf(text, spans)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

it('overlapping spans give pieces of both classes', () =>
  expect(
    piecesOf('abcd', [
      { start: 0, end: 3, className: 'x' },
      { start: 1, end: 4, className: 'y' },
    ]).map(({ text, className }) => `${text}:${className}`),
  ).toEqual(['a:x', 'bc:x y', 'd:y']));

it('a manifest is read as a whole, whatever is in it', () => {
  const text =
    'kind: Pod\napiVersion: v1\nmetadata: {name: p}\nspec: {hostPID: true, containers: [{name: a, command: [ls]}]}';
  const { marks, places, diagnostics } = readFile(text);
  expect(marks).toHaveLength(1);
  expect(places).toHaveLength(1);
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
});
