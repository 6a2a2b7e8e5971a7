import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeGlob, hasGlobCharacters, matchGlob, matchPrefix, matchSuffix, unescapeGlob } from './glob';
import { allMatches, compileRegex, isRegexError, type Regex, type RegexOptions } from './regex';

function regex(pattern: string, options: RegexOptions = {}): Regex {
  const compiled = compileRegex(pattern, options);
  if (isRegexError(compiled)) throw new Error(compiled.message);
  return compiled;
}

const ere = { extended: true };

describe('glob', () => {
  it.each<[string, string, boolean]>([
    ['*.txt', 'a.txt', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['[[:digit:]]*', '1a', true],
    ['[]]', ']', true],
    ['[', '[', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['?', '🙂', true],
    ['a*b*c', 'aXbYbZc', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchGlob(pattern, text)).toBe(expected);
  });

  it('finds shortest and longest prefixes and suffixes', () => {
    expect(matchPrefix('*/', 'a/b/c', false)).toBe(2);
    expect(matchPrefix('*/', 'a/b/c', true)).toBe(4);
    expect(matchSuffix('.*', 'a.b.c', false)).toBe(3);
    expect(matchSuffix('.*', 'a.b.c', true)).toBe(1);
    expect(matchPrefix('x', 'abc', true)).toBeUndefined();
  });

  it('matches an escaped text with itself only', () => {
    fc.assert(
      fc.property(fc.string(), (text) => matchGlob(escapeGlob(text), text) && !hasGlobCharacters(escapeGlob(text))),
    );
    expect(unescapeGlob('a\\*b')).toBe('a*b');
  });

  it('stays quadratic on a bomb', () => {
    expect(matchGlob('*a'.repeat(300), `${'a'.repeat(299)}b`)).toBe(false);
  });
});

describe('regex', () => {
  it.each<[string, RegexOptions, string, string | undefined]>([
    ['abc', {}, 'xabcx', 'abc'],
    ['a*', ere, 'aaab', 'aaa'],
    ['a|ab|abc', ere, 'abcd', 'abc'],
    ['^b', {}, 'ab', undefined],
    ['a\\{2,3\\}', {}, 'caaaa', 'aaa'],
    ['a{2}', ere, 'caaaa', 'aa'],
    ['a{,2}b', ere, 'aaab', 'aab'],
    ['a\\+b\\?', {}, 'xaab', 'aab'],
    ['a+', {}, 'aa+', 'a+'],
    ['*a', {}, 'b*a', '*a'],
    ['\\(a*\\)\\1', {}, 'aaaa', 'aaaa'],
    ['[^,]*$', {}, 'a,b,cd', 'cd'],
    ['[]a]+', ere, 'x]a]', ']a]'],
    ['[[:alpha:]_]+', ere, '12ab_3', 'ab_'],
    ['\\bfoo\\b', {}, 'a foo.', 'foo'],
    ['a^b$', {}, 'a^b', 'a^b'],
    ['A', { ignoreCase: true }, 'xa', 'a'],
    ['[a-c]+', { extended: true, ignoreCase: true }, 'xABC', 'ABC'],
    ['(|a)+', ere, 'aaa', 'aaa'],
    ['a{', ere, 'xa{', 'a{'],
    ['é.', {}, 'caféx', 'éx'],
  ])('%s %j on %s: %s', (pattern, options, text, expected) => {
    expect(regex(pattern, options).exec(text)?.groups[0]).toBe(expected);
  });

  it('captures groups', () => {
    expect(regex('^([a-z]+)=(.*)$', ere).exec('key=some=v')?.groups).toEqual(['key=some=v', 'key', 'some=v']);
    expect(regex('\\(.*\\)-\\(.*\\)').exec('a-b-c')?.groups).toEqual(['a-b-c', 'a-b', 'c']);
    expect(regex('(a)|(b)', ere).exec('b')?.groups).toEqual(['b', undefined, 'b']);
  });

  it('walks all matches as sed does with empty ones', () => {
    const found = [...allMatches(regex('b*'), 'abc')].map(({ start, end }) => [start, end]);
    expect(found).toEqual([
      [0, 0],
      [1, 2],
      [3, 3],
    ]);
  });

  it.each<[string, RegexOptions, string]>([
    ['\\(a', {}, 'Unmatched ( or \\('],
    ['a)', ere, 'Unmatched ) or \\)'],
    ['[a', {}, 'Unmatched [, [^, [:, [., or [='],
    ['a\\', {}, 'Trailing backslash'],
    ['\\1', {}, 'Invalid back reference'],
    ['[b-a]', {}, 'Invalid range end'],
    ['(((a{100}){100}){100})', ere, 'Regular expression too big'],
  ])('refuses %s', (pattern, options, message) => {
    expect(compileRegex(pattern, options)).toEqual({ message });
  });

  it('takes steps in proportion to pattern × text on hostile patterns', () => {
    for (const pattern of ['^(a+)+$', '^(a|aa)+$', '^(a|a?)+$', '(.*a){12}$', '^(([a-z])+.)+[A-Z]([a-z])+$']) {
      const compiled = regex(pattern, ere);
      compiled.exec(`${'a'.repeat(2000)}!`);
      expect(compiled.counter.steps).toBeLessThan(2_000_000);
    }
  });

  it('gives up on hostile back-references within the budget', () => {
    const compiled = regex('\\(a*\\)*\\1b');
    expect(compiled.exec('a'.repeat(500))).toBeUndefined();
    expect(compiled.counter.steps).toBeLessThan(600_000);
  });

  it('agrees with JavaScript where the rules are the same', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a)', '(ab)', '(b|c)', 'c');
    const piece = fc.tuple(atom, fc.constantFrom('', '*', '+', '?', '{1,2}')).map(([left, right]) => left + right);
    const pattern = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^[abcd]{0,10}$/), (source, text) => {
        const expected = new RegExp(source).exec(text);
        const actual = regex(source, ere).exec(text);
        expect(actual?.start).toBe(expected?.index);
        if (expected !== null) expect(actual?.groups[0]?.length).toBeGreaterThanOrEqual(expected[0].length);
        if (expected !== null && actual?.groups[0] === expected[0]) expect(actual.groups).toEqual([...expected]);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on any pattern', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'()[]{}*+?|^$.\\a1,-:'), { maxLength: 12 }),
        fc.boolean(),
        (parts, extended) => {
          const compiled = compileRegex(parts.join(''), { extended });
          if (!isRegexError(compiled)) compiled.exec('aa()[]1-');
        },
      ),
      { numRuns: 500 },
    );
  });
});
