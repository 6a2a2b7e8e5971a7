import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOver } from './carryOver';
import { applyEdits } from './edits';
import { findingsOf, marksOf } from './findings';
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

describe('an image that nobody knows', () => {
  const say = (code: string, params: Readonly<Record<string, string | number>> = {}) =>
    `${code} ${Object.values(params).join(' ')}`;
  const unknown = new Set(['acme/api:2']);
  const pod = (metadata: string, field = 'containers', ports = '') =>
    `kind: Pod\n${metadata}spec:\n  ${field}:\n  - name: api\n    image: acme/api:2\n${ports}`;
  const mended = (text: string): string | undefined => {
    const [finding] = findingsOf(readFile(text), text, unknown, say).filter(({ severity }) => severity === 'hint');
    const [fix] = finding?.fixes ?? [];
    return fix && applyEdits(text, fix.edits);
  };

  it.each([
    ['beside its name', 'metadata:\n  name: p\n', 'metadata:\n  annotations:\n    KEY\n  name: p\n'],
    [
      'beside other annotations',
      'metadata:\n  annotations:\n    a: b\n',
      'metadata:\n  annotations:\n    KEY\n    a: b\n',
    ],
    ['where there is no metadata', '', 'metadata:\n  annotations:\n    KEY\n'],
  ])('can be told what it does: %s', (_where, before, after) => {
    const text = pod(before);
    const withKey = after.replace('KEY', 'podflight.dev/api: "opens=8080 ready=2s"');
    const expected = before === '' ? `${withKey}${pod('')}` : pod(withKey);
    expect(mended(text)).toBe(expected);
    expect(findingsOf(readFile(expected), expected, unknown, say).some(({ severity }) => severity === 'hint')).toBe(
      false,
    );
  });

  it('is told to end as an init container, and to open its own ports', () => {
    expect(mended(pod('metadata:\n  name: p\n', 'initContainers'))).toContain('podflight.dev/api: "runs=5s exits=0"');
    const ports = '    ports: [{containerPort: 80}, {containerPort: 443}]\n';
    expect(mended(pod('metadata:\n  name: p\n', 'containers', ports))).toContain('opens=80,443 ready=2s');
  });

  it('is marked as approximated once that is said', () => {
    const text = pod('metadata:\n  annotations: {podflight.dev/api: opens=1}\n');
    expect(marksOf(readFile(text), text, unknown, say)).toMatchObject([{ support: 'approximated', field: 'image' }]);
  });
});
