import fc from 'fast-check';
import { expect, test } from 'vitest';
import { goDuration, humanDuration, parseGoDuration } from './duration';
import { addQuantities, canonicalQuantity, compareQuantities, milliValue, parseQuantity, wholeValue } from './quantity';
import { resourceOf } from './resources';
import { matchesLabels } from './selectors';
import { preciseTimestampOf, rfc1123z, timestampOf } from './time';

test.each([
  ['0.5', '500m'],
  ['1500m', '1500m'],
  ['1000m', '1'],
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['0.1Ki', '102400m'],
  ['1000', '1k'],
  ['1e3', '1e3'],
  ['100M', '100M'],
  ['0', '0'],
  ['-1Mi', '-1Mi'],
  ['64Mi', '64Mi'],
])('quantity %s prints as %s', (text, canonical) => expect(canonicalQuantity(text)).toBe(canonical));

test('quantities compare, add, round up', () => {
  expect(compareQuantities('1Gi', '1G')).toBe(1);
  expect(compareQuantities('1000m', 1)).toBe(0);
  expect(addQuantities('100m', '0.9')).toBe('1');
  expect(addQuantities('32Mi', '32Mi')).toBe('64Mi');
  expect(milliValue('0.0001')).toBe(1);
  expect(wholeValue('1.2')).toBe(2);
  expect(parseQuantity('1x').ok || parseQuantity('').ok || parseQuantity('.').ok).toBe(false);
});

test('a printed quantity reads back as the same amount, and prints the same again', () => {
  const suffix = fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi', 'n', 'u');
  fc.assert(
    fc.property(fc.integer({ min: -99999, max: 99999 }), suffix, (number, unit) => {
      const printed = canonicalQuantity(`${number}${unit}`);
      expect(compareQuantities(printed, `${number}${unit}`)).toBe(0);
      expect(canonicalQuantity(printed)).toBe(printed);
    }),
  );
});

test.each([
  [-2000, '<invalid>'],
  [-1000, '0s'],
  [0, '0s'],
  [119_999, '119s'],
  [120_000, '2m'],
  [125_000, '2m5s'],
  [599_999, '9m59s'],
  [600_000, '10m'],
  [179 * 60_000, '179m'],
  [3 * 3_600_000, '3h'],
  [8 * 3_600_000 - 1, '7h59m'],
  [47 * 3_600_000, '47h'],
  [48 * 3_600_000, '2d'],
  [51 * 3_600_000, '2d3h'],
  [8 * 86_400_000, '8d'],
  [730 * 86_400_000, '2y'],
  [800 * 86_400_000, '2y70d'],
])('%d ms is %s', (durationMs, text) => expect(humanDuration(durationMs)).toBe(text));

test('Go durations', () => {
  expect([10_000, 80_000, 300_000, 3_600_000, 1500, 250].map(goDuration)).toEqual([
    '10s',
    '1m20s',
    '5m0s',
    '1h0m0s',
    '1.5s',
    '250ms',
  ]);
  expect(['1m30s', '-1.5h', '0', '3', 's', ''].map(parseGoDuration)).toEqual([
    90_000,
    -5_400_000,
    0,
    undefined,
    undefined,
    undefined,
  ]);
});

test('timestamps', () => {
  expect(timestampOf(1795178515123)).toBe('2026-11-20T12:41:55Z');
  expect(preciseTimestampOf(1795178515123)).toBe('2026-11-20T12:41:55.123000000Z');
  expect(rfc1123z(1795178515123)).toBe('Fri, 20 Nov 2026 12:41:55 +0000');
});

test.each([
  ['app=web', true],
  ['app!=web', false],
  ['app in (a, web)', true],
  ['app notin (web)', false],
  ['tier', false],
  ['!tier', true],
  ['app,n=1', true],
  ['app==web,tier!=x', true],
  ['', true],
])('selector %j', (selector, matches) =>
  expect(matchesLabels(selector, { app: 'web', n: '1' })).toEqual({ ok: true, value: matches }),
);

test('a selector that cannot be read is refused', () => expect(matchesLabels('a in b', {}).ok).toBe(false));

test.each([
  ['po', 'Pod'],
  ['Pods', 'Pod'],
  ['deploy', 'Deployment'],
  ['deployments.apps', 'Deployment'],
  ['svc', 'Service'],
  ['sts.v1.apps', 'StatefulSet'],
  ['foo', undefined],
])('kubectl finds %s', (name, kind) => expect(resourceOf(name)?.kind).toBe(kind));
