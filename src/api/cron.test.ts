import { describe, expect, it } from 'vitest';
import { parseSchedule, zoneOffset } from './cron';

const after = Date.parse('2026-11-20T12:00:30Z');
const next = (text: string, zone = 'UTC') => {
  const schedule = parseSchedule(text, zoneOffset(zone));
  const due = schedule.ok ? schedule.value(after) : schedule.error;
  return typeof due === 'number' ? new Date(due).toISOString().replace(':00.000Z', '') : due;
};

describe('the next time after Friday, 20 November 2026, 12:00:30', () => {
  it.each([
    ['* * * * *', '2026-11-20T12:01'],
    ['*/5 * * * *', '2026-11-20T12:05'],
    ['2/15 * * * *', '2026-11-20T12:02'],
    ['0 0 * * *', '2026-11-21T00:00'],
    ['@hourly', '2026-11-20T13:00'],
    ['@weekly', '2026-11-22T00:00'],
    ['@yearly', '2027-01-01T00:00'],
    ['30 8 1 * *', '2026-12-01T08:30'],
    ['0 9 * * mon-fri', '2026-11-23T09:00'],
    ['0 0 13 * FRI', '2026-11-27T00:00'],
    ['0 12 29 2 *', '2028-02-29T12:00'],
    ['0 0 31 2 *', undefined],
  ])('%s', (text, expected) => expect(next(text)).toBe(expected));

  it('is by the clock of the zone', () => {
    expect(next('0 9 * * *', 'Asia/Shanghai')).toBe('2026-11-21T01:00');
    expect(next('0 9 * * *', 'America/New_York')).toBe('2026-11-20T14:00');
    expect(next('0 9 1 7 *', 'Europe/Berlin')).toBe('2027-07-01T07:00');
    expect(next('15 * * * *', 'Asia/Kolkata')).toBe('2026-11-20T12:45');
    expect(zoneOffset('Mars/Base')).toBeUndefined();
  });

  it('with @every counts from then', () => {
    const every = parseSchedule('@every 90s');
    expect(every.ok && every.value(after)).toBe(after + 90_000);
  });
});

describe('what is no schedule', () => {
  it.each([
    ['', 'empty spec string'],
    ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['5-2 * * * *', 'beginning of range (5) beyond end of range (2): 5-2'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['*/2/3 * * * *', 'too many slashes: */2/3'],
    ['@often', 'unrecognized descriptor: @often'],
    ['@every x', 'failed to parse duration @every x: time: invalid duration "x"'],
  ])('%s', (text, expected) => expect(next(text)).toBe(expected));
});
