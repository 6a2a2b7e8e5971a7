import { settingPath } from '../../process/systemSettings';
import type { Blocking } from '../../process/types';
import { isNotFound, readInput, reason, type Tool, tool } from '../support/tool';

const ROOT = '/proc/sys/';

/** busybox's sysctl: reads and writes /proc/sys, whose kernel says what may be changed. Models procps/sysctl.c. */
export const sysctl = tool(function* (t): Blocking<number> {
  const options = t.options('neaApwq');
  if (options.error) return yield* t.badOption(options);
  const settings: Settings = {
    showsNames: !options.has('n'),
    tellsUnknown: !options.has('e'),
    isQuiet: options.has('q'),
  };
  const { operands } = options;
  if (options.has('p')) return yield* fromFile(t, operands[0] ?? '/etc/sysctl.conf', settings);
  if (options.has('a') || options.has('A')) return yield* each(t, namesBelow(t, ''), readOne, settings);
  if (options.has('w')) return yield* each(t, operands, writeOne, settings);
  return yield* each(
    t,
    operands.flatMap((name) => namesOf(t, name)),
    readOne,
    settings,
  );
});

interface Settings {
  showsNames: boolean;
  tellsUnknown: boolean;
  isQuiet: boolean;
}

type Act = (t: Tool, words: string, settings: Settings) => Blocking<number>;

function* each(t: Tool, words: readonly string[], act: Act, settings: Settings): Blocking<number> {
  let status = 0;
  for (const word of words) {
    status |= yield* act(t, word, settings);
    yield* t.tick();
  }
  return status;
}

function* readOne(t: Tool, name: string, settings: Settings): Blocking<number> {
  const dotted = name.replaceAll('/', '.');
  try {
    const text = yield* readInput(t.process, ROOT + settingPath(name));
    for (const line of text.trimEnd().split('\n')) t.put(`${settings.showsNames ? `${dotted} = ` : ''}${line}\n`);
    return 0;
  } catch (error) {
    return yield* failed(t, 'reading', dotted, error, settings);
  }
}

function* writeOne(t: Tool, words: string, settings: Settings): Blocking<number> {
  const at = words.indexOf('=');
  const dotted = words.replaceAll('/', '.');
  if (at < 0) return yield* t.fail(`error: '${dotted}' must be of the form name=value`);
  const value = words.slice(at + 1);
  if (at === 0 || value === '') return yield* t.fail(`error: malformed setting '${dotted}'`);
  const name = words.slice(0, at);
  const shown = name.replaceAll('/', '.');
  try {
    t.process.writeFile(ROOT + settingPath(name), `${value}\n`);
  } catch (error) {
    return yield* failed(t, 'setting', shown, error, settings);
  }
  if (!settings.isQuiet) t.put(`${settings.showsNames ? `${shown} = ` : ''}${value}\n`);
  return 0;
}

function* failed(t: Tool, doing: string, name: string, error: unknown, settings: Settings): Blocking<number> {
  if (!isNotFound(error)) return yield* t.fail(`error ${doing} key '${name}': ${reason(error)}`);
  return settings.tellsUnknown ? yield* t.fail(`error: '${name}' is an unknown key`) : 1;
}

function* fromFile(t: Tool, path: string, settings: Settings): Blocking<number> {
  let text: string;
  try {
    text = yield* readInput(t.process, path);
  } catch (error) {
    return yield* t.fail(`can't open '${path}': ${reason(error)}`);
  }
  const lines = text.split('\n').filter((line) => /^\s*[^#;\s]/.test(line));
  const words = lines.map((line) => line.trim().replace(/\s*=\s*/, '='));
  return yield* each(t, words, writeOne, settings);
}

/** A directory stands for all that lies below it. */
const namesOf = (t: Tool, name: string): string[] =>
  t.process.tryStat(ROOT + settingPath(name))?.type === 'directory' ? namesBelow(t, `${settingPath(name)}/`) : [name];

function namesBelow(t: Tool, prefix: string): string[] {
  return t.process.readDirectory(ROOT + prefix).flatMap((name) => namesOf(t, prefix + name));
}
