import { expect, test } from 'vitest';
import { exitOfAttempt, parseBehaviour } from './unknown';

test('every word is read', () => {
  expect(parseBehaviour('runs=10s exits=1,0 opens=8080,9090 ready=1m30s')).toEqual({
    runsMs: 10_000,
    exits: [1, 0],
    opens: [8080, 9090],
    readyMs: 90_000,
    unknown: [],
  });
});

test('without words it runs for ever', () => {
  expect(parseBehaviour('')).toMatchObject({ runsMs: undefined, exits: [0], opens: [] });
});

test('exits alone means at once', () => {
  expect(parseBehaviour('exits=3')).toMatchObject({ runsMs: 0, exits: [3] });
});

test('words that make no sense are kept for a diagnostic', () => {
  expect(parseBehaviour('runs=soon opens=http colour=red').unknown).toEqual(['runs=soon', 'opens=http', 'colour=red']);
});

test('the last exit code counts for all later attempts', () => {
  const behaviour = parseBehaviour('exits=2,1,0');
  expect([0, 1, 2, 3, 9].map((attempt) => exitOfAttempt(behaviour, attempt))).toEqual([2, 1, 0, 0, 0]);
});
