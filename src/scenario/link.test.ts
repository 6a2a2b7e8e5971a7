import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from './link';
import type { Scenario } from './scenario';

const scenario = (files: Record<string, string>): Scenario => ({
  kubernetes: '1.36',
  namespace: 'default',
  files,
  steps: [{ atMs: 0, run: 'kubectl apply -f pod.yaml' }],
  untilMs: 300_000,
});

describe('links', () => {
  it('carry any scenario there and back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.yaml$/), fc.string({ unit: 'grapheme' })), (files) => {
        const shared = { scenario: scenario({ ...files }), atMs: 1234 };
        expect(decodeLink(`#${encodeLink(shared)}`)).toEqual({ ok: true, value: shared });
      }),
    );
  });

  it('never end in a character that linkifiers drop', () => {
    for (let i = 0; i < 200; i++)
      expect(encodeLink({ scenario: scenario({ a: String(i) }), atMs: i })).toMatch(/[a-z0-9]$/);
  });

  it.each([
    ['', 'damaged'],
    ['#hello', 'damaged'],
    ['#v9=AAAA.00000', 'unknown-version'],
    ['#v1=AAAA', 'damaged'],
    [`#${encodeLink({ scenario: scenario({}), atMs: 0 }).replace('v1=', 'v1=A')}`, 'damaged'],
  ])('%s is refused as %s', (fragment, problem) => {
    expect(decodeLink(fragment)).toEqual({ ok: false, problem });
  });

  it('refuse what inflates beyond the limit', () => {
    const bomb = encodeLink({ scenario: scenario({ a: 'x'.repeat(3_000_000) }), atMs: 0 });
    expect(bomb.length).toBeLessThan(20_000);
    expect(decodeLink(bomb)).toEqual({ ok: false, problem: 'too-large' });
  });

  it('never throw, whatever the fragment', () => {
    fc.assert(fc.property(fc.string(), (text) => void decodeLink(text)));
    fc.assert(fc.property(fc.base64String(), (text) => void decodeLink(`#v1=${text.replace(/[+/=]/g, 'A')}.00000`)));
  });
});
