import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { readInput, reason, tool } from '../support/tool';
import { parseMode } from './mode';

/** mkfifo, factor, and pagers that only print. */

export const mkfifo = tool(function* (t): Blocking<number> {
  const options = t.options('m:', { long: { mode: 'm' } });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing operand');
  let status = 0;
  for (const path of options.operands) {
    try {
      t.process.makeFifo(path, parseMode(options.value('m') ?? '666', 0, false, 0) ?? 0o666);
    } catch (error) {
      status = yield* t.failEither(`${path}: ${reason(error)}`, `cannot create fifo '${path}': ${reason(error)}`);
    }
  }
  return status;
});

export const factor = tool(function* (t): Blocking<number> {
  const refused = t.gnu ? yield* t.refuseOptions() : undefined;
  if (refused !== undefined) return refused;
  const words = t.args.length > 0 ? t.args : (yield* t.process.readAll(0)).split(/\s+/).filter((word) => word !== '');
  let status = 0;
  for (const word of words) {
    if (!/^\d{1,15}$/.test(word)) {
      if (!t.gnu) return yield* t.usage();
      status = yield* t.fail(`'${word}' is not a valid positive integer`);
      continue;
    }
    const factors: number[] = [];
    let rest = Number(word);
    for (let divisor = 2; divisor * divisor <= rest; divisor++) {
      if ((divisor & 1023) === 0 && t.process.spendStep()) yield* t.process.burnCpu();
      while (rest % divisor === 0) {
        factors.push(divisor);
        rest /= divisor;
      }
    }
    if (rest > 1) factors.push(rest);
    t.put(`${Number(word)}:${factors.map((each) => ` ${each}`).join('')}\n`);
  }
  return status;
});

/** less and more: there is nobody to turn the pages. */
export const pager = tool(function* (t): Blocking<number> {
  if (t.process.isTerminal(1)) notice(t.process, 'program.approximated.pager', { program: t.name });
  for (const path of t.args.some((arg) => !/^[-+]/.test(arg)) ? t.args.filter((arg) => !/^[-+]/.test(arg)) : ['-']) {
    try {
      const text = yield* readInput(t.process, path);
      const line = ':'.repeat(14);
      // util-linux's names the files where nobody turns pages.
      if (t.gnu && t.name === 'more' && path !== '-' && !t.process.isTerminal(1)) t.put(`${line}\n${path}\n${line}\n`);
      t.put(text);
    } catch (error) {
      if (t.gnu && t.name === 'more') yield* t.fail(`cannot open ${path}: ${reason(error)}`);
      else return yield* t.failEither(`can't open '${path}': ${reason(error)}`, `${path}: ${reason(error)}`);
    }
  }
  return 0;
});

/** Editors need a person at the keyboard. */
export const editor = tool(function* (t): Blocking<number> {
  return yield* t.fail('Podflight has no editor in containers: use sed, or cat with a here-document');
});

/** There is no system log: said once. */
export const logger = tool(function* (t): Blocking<number> {
  const refused = yield* t.refuseOptions(t.gnu ? 'if:dkp:st:u:n:P:T' : 'p:st:');
  if (refused !== undefined) return refused;
  notice(t.process, 'program.approximated.nothing', { program: 'logger' });
  return 0;
});
