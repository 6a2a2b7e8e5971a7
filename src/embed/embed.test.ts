import { describe, expect, it } from 'vitest';
import { decodeLink } from '../scenario/link';
import { embedAddress } from './address';
import { readHostMessage } from './protocol';

describe('embedding', () => {
  it('names a lesson in the query', () =>
    expect(embedAddress('https://h/p/', { lesson: 'two-waits', lang: 'zh' }, '')).toBe(
      'https://h/p/?embed=1&lesson=two-waits&lang=zh',
    ));

  it('carries a manifest of the document in the fragment', () => {
    const address = new URL(embedAddress('https://h/', { namespace: 'test' }, '\nkind: Pod\n'));
    expect(decodeLink(address.hash)).toMatchObject({
      ok: true,
      value: { scenario: { namespace: 'test', files: { 'manifest.yaml': 'kind: Pod\n' } } },
    });
  });

  it.each([
    [
      { podflight: 1, do: 'play' },
      { podflight: 1, do: 'play' },
    ],
    [
      { podflight: 1, do: 'seek', atMs: 5, extra: 1 },
      { podflight: 1, do: 'seek', atMs: 5 },
    ],
    [{ podflight: 2, do: 'play' }, undefined],
    [{ podflight: 1, do: 'seek', atMs: 'soon' }, undefined],
    [{ podflight: 1, do: 'run', command: 'x'.repeat(100_000) }, undefined],
    ['play', undefined],
    [null, undefined],
  ])('reads %j as %j', (data, message) => expect(readHostMessage(data)).toEqual(message));
});
