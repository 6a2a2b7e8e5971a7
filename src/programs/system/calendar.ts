import type { Blocking } from '../../process/types';
import { wallClockMs } from '../support/numbers';
import { tool } from '../support/tool';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** cal: one month, the present one if none is named. A whole year is not drawn. */
export const cal = tool(function* (t): Blocking<number> {
  const now = new Date(wallClockMs(t.process));
  const options = t.options('hjym', { busybox: 'jmy' });
  if (options.error) return yield* t.badOption(options);
  const { operands } = options;
  const wrong = operands.find((word) => !/^\d+$/.test(word));
  if (wrong !== undefined) return yield* t.failEither(`invalid number '${wrong}'`, `not a valid year ${wrong}`);
  const [month = String(now.getUTCMonth() + 1), year = String(now.getUTCFullYear())] = operands;
  if (operands.length === 1) return yield* t.fail('Podflight does not draw whole years');
  const index = Number(month) - 1;
  if (!(index >= 0 && index < 12))
    return yield* t.failEither(`number ${month} is not in 1..12 range`, `illegal month value: use 1-12`);
  if (!(Number(year) >= 1 && Number(year) <= 9999)) return yield* t.fail(`number ${year} is not in 1..9999 range`);
  const title = `${MONTHS[index]} ${Number(year)}`;
  const first = new Date(Date.UTC(2000, index, 1));
  first.setUTCFullYear(Number(year));
  const days = new Date(
    Date.UTC(Number(year) < 100 ? 2000 + (Number(year) % 4) : Number(year), index + 1, 0),
  ).getUTCDate();
  t.put(`${' '.repeat(Math.floor((20 - title.length) / 2))}${title}\nSu Mo Tu We Th Fr Sa\n`);
  const cells = [...Array<string>(first.getUTCDay()).fill('  ')];
  for (let day = 1; day <= days; day++) cells.push(String(day).padStart(2));
  for (let i = 0; i < 42; i += 7) t.put(`${cells.slice(i, i + 7).join(' ') || ' '.repeat(21)}\n`);
  return 0;
});
