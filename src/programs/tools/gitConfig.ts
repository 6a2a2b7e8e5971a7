import type { Blocking, Process } from '../../process/types';
import { isErrno } from '../network/socket';

/** git config: [--global|--system|--local] [--add] NAME VALUE, [--get] NAME, --unset NAME, --list. */
export function* configCommand(process: Process, args: readonly string[]): Blocking<number> {
  const words = args.filter((arg) => !arg.startsWith('-'));
  const [name = '', value] = words;
  if (args.includes('--list') || args.includes('-l')) {
    for (const [key, text] of filesOf(process).flatMap((path) => readConfig(process, path)))
      yield* process.write(1, `${key}=${text}\n`);
    return 0;
  }
  if (value === undefined && !args.includes('--unset')) {
    const found = settingOf(process, name);
    if (found === undefined) return 1;
    yield* process.write(1, `${found}\n`);
    return 0;
  }
  if (!name.includes('.')) {
    yield* process.error(`error: key does not contain a section: ${name}`);
    return 2;
  }
  const path = args.includes('--global')
    ? `${process.env.HOME ?? ''}/.gitconfig`
    : args.includes('--system')
      ? '/etc/gitconfig'
      : '.git/config';
  if (path === '.git/config' && !process.exists('.git')) {
    yield* process.error('fatal: not in a git directory');
    return 128;
  }
  const kept = readConfig(process, path).filter(([key]) => args.includes('--add') || key !== name);
  try {
    process.writeFile(path, written([...kept, ...(value === undefined ? [] : [[name, value] as const])]));
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`error: could not lock config file ${path}: ${error.message}`);
    return error.code === 'ENOENT' ? 255 : 4;
  }
  return 0;
}

/** The value that holds: the nearest file's last one. */
export const settingOf = (process: Process, name: string): string | undefined =>
  filesOf(process)
    .flatMap((path) => readConfig(process, path))
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .at(-1)?.[1];

const filesOf = (process: Process): readonly string[] =>
  ['/etc/gitconfig', `${process.env.HOME ?? ''}/.gitconfig`, '.git/config'].filter((path) => process.exists(path));

type Setting = readonly [name: string, value: string];

function readConfig(process: Process, path: string): readonly Setting[] {
  if (!process.exists(path)) return [];
  const settings: Setting[] = [];
  let section = '';
  for (const line of process.readFile(path).split('\n')) {
    const header = /^\s*\[([\w.-]+)(?: "([^"]*)")?\]/.exec(line);
    if (header) section = header[2] === undefined ? (header[1] ?? '') : `${header[1]}.${header[2]}`;
    const equals = line.indexOf('=');
    if (!header && equals > 0)
      settings.push([`${section}.${line.slice(0, equals).trim()}`, line.slice(equals + 1).trim()]);
  }
  return settings;
}

function written(settings: readonly Setting[]): string {
  let text = '';
  let current = '';
  for (const [name, value] of settings) {
    const [first = '', ...rest] = name.split('.');
    const key = rest.pop() ?? '';
    const section = rest.length > 0 ? `${first} "${rest.join('.')}"` : first;
    if (section !== current) text += `[${section}]\n`;
    current = section;
    text += `\t${key} = ${value}\n`;
  }
  return text;
}
