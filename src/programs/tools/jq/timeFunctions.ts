import { formatDate } from '../../support/dates';
import { parseWithFormat } from '../../support/parseDate';
import { shown } from './arithmetic';
import { number, plain, text, withValue } from './builtin';
import { isArray, JqError, type Json } from './json';
import type { Builtin } from './scope';

const ISO = '%Y-%m-%dT%H:%M:%SZ';

/** Year, month from 0, day, hour, minute, seconds, day of the week, day of the year: jq's broken down time. */
function brokenDown(seconds: number): Json {
  const date = new Date(seconds * 1000);
  const start = Date.UTC(date.getUTCFullYear(), 0, 1);
  return [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds() + (seconds - Math.floor(seconds)),
    date.getUTCDay(),
    Math.floor((date.getTime() - start) / 86_400_000),
  ];
}

function makeTime(value: Json, name: string): number {
  if (!isArray(value) || !value.every((part) => typeof part === 'number'))
    throw new JqError(`${name} requires array of 6 numbers`);
  const [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0] = value.map(Number);
  return Math.floor(Date.UTC(year, month, day, hour, minute, Math.floor(second)) / 1000);
}

const seconds = (value: Json, name: string): number => (typeof value === 'number' ? value : makeTime(value, name));

function parseTime(value: Json, format: string): number {
  const source = text(value, 'strptime');
  const plainFormat = format.replace('%FT%T', '%Y-%m-%dT%H:%M:%S').replace('%F', '%Y-%m-%d').replace('%T', '%H:%M:%S');
  const ms = parseWithFormat(source, plainFormat, 0);
  if (ms === undefined)
    throw new JqError(`date ${JSON.stringify(source)} does not match format ${JSON.stringify(format)}`);
  return Math.floor(ms / 1000);
}

const show = (value: Json, format: string): string => formatDate(format, Math.floor(seconds(value, 'strftime')) * 1000);
const fromDate = plain((input) => parseTime(input, ISO));
const toDate = plain((input) => {
  if (typeof input !== 'number') throw new JqError(`${shown(input)} cannot be used by todate: it is no number`);
  return show(input, ISO);
});

export const timeFunctions: Readonly<Record<string, Builtin>> = {
  'now/0': (_input, _args, scope) => [scope.nowSeconds ?? 0],
  'gmtime/0': plain((input) => brokenDown(number(input))),
  'localtime/0': plain((input) => brokenDown(number(input))),
  'mktime/0': plain((input) => makeTime(input, 'mktime')),
  'strftime/1': withValue((input, format) => show(input, text(format, 'strftime'))),
  'strflocaltime/1': withValue((input, format) => show(input, text(format, 'strflocaltime'))),
  'strptime/1': withValue((input, format) => brokenDown(parseTime(input, text(format, 'strptime')))),
  'todate/0': toDate,
  'todateiso8601/0': toDate,
  'fromdate/0': fromDate,
  'fromdateiso8601/0': fromDate,
};
