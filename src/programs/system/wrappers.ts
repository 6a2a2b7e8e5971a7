import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { become, locate, runCommand } from '../support/commands';
import { joinPath, reason, type Tool, tool } from '../support/tool';

/** Programs that change something and become, or run, another program. */

export const env = tool(function* (t): Blocking<number> {
  const options = t.options('iu:0C:S:', {
    stopEarly: true,
    long: { 'ignore-environment': 'i', unset: 'u', null: '0', chdir: 'C', 'split-string': 'S' },
    busybox: 'iu:0',
    busyboxLong: 'ignore-environment unset null',
  });
  if (options.error) return yield* t.badOption(options, t.gnu ? 125 : 1);
  const split = options.value('S')?.split(/\s+/).filter(Boolean) ?? [];
  const operands = [...split, ...options.operands];
  const empty = options.has('i') || operands[0] === '-';
  if (operands[0] === '-') operands.shift();
  const variables: Record<string, string> = empty ? {} : { ...t.process.env };
  for (const name of options.values('u')) delete variables[name];
  for (let first = operands[0]; first?.includes('=') === true; first = operands[0]) {
    const equals = first.indexOf('=');
    variables[first.slice(0, equals)] = first.slice(equals + 1);
    operands.shift();
  }
  const folder = options.value('C');
  if (folder !== undefined) {
    try {
      t.process.readDirectory(folder);
      t.process.cwd = t.process.realPath(folder);
    } catch (error) {
      return yield* t.fail(`cannot change directory to '${folder}': ${reason(error)}`, 125);
    }
  }
  if (operands.length > 0) return yield* become(t, operands, variables);
  for (const [name, value] of Object.entries(variables)) t.put(`${name}=${value}${options.has('0') ? '\0' : '\n'}`);
  return 0;
});

export const printenv = tool(function* (t): Blocking<number> {
  const { env: variables } = t.process;
  const options = t.options('0', { long: { null: '0' } });
  if (t.gnu && options.error) return yield* t.badOption(options, 2);
  const end = t.gnu && options.has('0') ? '\0' : '\n';
  const names = t.gnu ? options.operands : t.args;
  if (names.length === 0) for (const [name, value] of Object.entries(variables)) t.put(`${name}=${value}${end}`);
  const missing = names.filter((name) => variables[name] === undefined);
  for (const name of names) if (variables[name] !== undefined) t.put(`${variables[name]}${end}`);
  return missing.length > 0 ? 1 : 0;
});

/** nice, ionice, setsid, chrt, stdbuf: nothing here depends on what they set. */
export const transparent = tool(function* (t): Blocking<number> {
  const letters = t.name === 'stdbuf' ? 'i:o:e:' : t.name === 'nice' ? 'n:' : 'c:n:p:tcwf';
  // `nice -5` is the old way to write `nice -n 5`.
  const args =
    t.name === 'nice' ? t.args.map((arg, i) => (i === 0 && /^-\d+$/.test(arg) ? `-n${arg.slice(1)}` : arg)) : t.args;
  const options = t.options(
    letters,
    { stopEarly: true, long: { adjustment: 'n', output: 'o', input: 'i', error: 'e' } },
    args,
  );
  if (options.error) return yield* t.badOption(options, t.gnu ? 125 : 1);
  const adjustment = options.value('n');
  if (t.name === 'nice' && adjustment !== undefined && !/^[-+]?\d+$/.test(adjustment))
    return yield* t.failEither(`invalid number '${adjustment}'`, `invalid adjustment '${adjustment}'`, t.gnu ? 125 : 1);
  const words = options.operands;
  if (t.name === 'stdbuf' && (words.length === 0 || options.given.length === 0))
    return yield* t.misuse(words.length === 0 ? 'missing operand' : 'you must specify a buffering mode option', 125);
  notice(t.process, 'program.approximated.no-effect', { program: t.name });
  if (words.length > 0) return yield* become(t, words);
  if (t.name === 'nice') {
    t.put('0\n');
    return 0;
  }
  return t.name === 'setsid' ? yield* t.misuse('no command specified') : yield* t.usage();
});

export const nohup = tool(function* (t): Blocking<number> {
  if (t.args.length === 0) return yield* t.misuse('missing operand', t.gnu ? 125 : 127);
  const options = t.options('', { stopEarly: true });
  if (options.error) return yield* t.badOption(options, t.gnu ? 125 : 1);
  t.process.setSignal('HUP', 'ignore');
  return yield* become(t, options.operands);
});

export const time = tool(function* (t): Blocking<number> {
  const options = t.options('vpf:o:a', { stopEarly: true });
  if (options.error) return yield* t.badOption(options, 1);
  const startMs = t.process.nowMs;
  const end = yield* runCommand(t, options.operands);
  if (end === undefined) return yield* t.fail(`can't execute '${options.operands[0]}': No such file or directory`, 127);
  yield* t.process.write(2, report((t.process.nowMs - startMs) / 1000, options.has('p')));
  return end.status;
});

function report(seconds: number, posix: boolean): string {
  if (posix) return `real ${seconds.toFixed(2)}\nuser 0.00\nsys 0.00\n`;
  const minutes = Math.floor(seconds / 60);
  return `real\t${minutes}m ${(seconds - minutes * 60).toFixed(2)}s\nuser\t0m 0.00s\nsys\t0m 0.00s\n`;
}

export const which = tool(function* (t): Blocking<number> {
  const options = t.options('a');
  if (options.error) {
    if (!t.gnu) return yield* t.badOption(options);
    yield* t.process.error(
      `Illegal option ${options.error.option.startsWith('-') ? '--' : `-${options.error.option}`}`,
    );
    t.put('Usage: /usr/bin/which [-a] args\n');
    return 2;
  }
  if (options.operands.length === 0) return t.gnu ? 1 : yield* t.usage();
  const folders = (t.process.env.PATH ?? '').split(':');
  let status = 0;
  for (const name of options.operands) {
    const first = locate(t.process, name);
    if (first === undefined) status = 1;
    else {
      const everywhere = options.has('a') && !name.includes('/');
      const paths = everywhere ? folders.map((folder) => joinPath(folder, name)) : [first];
      for (const path of paths) if (locate(t.process, path) !== undefined) t.put(`${path}\n`);
    }
  }
  return status;
});

export const watch = tool(function* (t): Blocking<number> {
  const options = t.options('n:tde', { stopEarly: true, long: { interval: 'n', 'no-title': 't' } });
  const waitMs = Math.round((Number(options.value('n') ?? 2) || 2) * 1000);
  const command = options.operands.join(' ');
  if (command === '') return yield* t.usage();
  for (;;) {
    t.put(`\x1b[H\x1b[J${options.has('t') ? '' : `Every ${(waitMs / 1000).toFixed(1)}s: ${command}\n\n`}`);
    yield* runOnce(t, command);
    yield* t.process.sleep(waitMs);
  }
});

function* runOnce(t: Tool, command: string): Blocking<void> {
  yield* runCommand(t, ['sh', '-c', command]);
}
