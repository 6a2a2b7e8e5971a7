/** `--from-literal`, `--from-file`, `--from-env-file` of ConfigMaps and Secrets. */

import { encodeBase64Text } from '../../api/base64';
import { isErrno } from '../../process/errno';
import type { Cli } from '../cli';
import { failed, type Outcome } from '../failure';
import type { FlagValues } from '../flags/flags';

const KEY = /^[-._a-zA-Z0-9]+$/;

/** What is said of a key that is no key, and of one that comes twice. */
interface Wording {
  bad: string;
  twice: (key: string) => string;
}

const RULE =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
export const ENV_RULE =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')";

const OF_SECRET: Wording = {
  bad: `is not valid key name for a Secret ${RULE}`,
  twice: (key) => `cannot add key ${key}, another key by that name already exists`,
};

export const configMapData = (cli: Cli, flags: FlagValues, name: string): Outcome<Record<string, string>> =>
  dataOf(cli, flags, {
    bad: `is not a valid key name for a ConfigMap: ${RULE}`,
    twice: (key) => `cannot add key "${key}", another key by that name already exists in Data for ConfigMap "${name}"`,
  });

function dataOf(cli: Cli, flags: FlagValues, wording: Wording): Outcome<Record<string, string>> {
  const data: Record<string, string> = {};
  const others = flags.list('from-literal').length + flags.list('from-file').length;
  if (flags.list('from-env-file').length > 0 && others > 0)
    return failed('from-env-file cannot be combined with from-file or from-literal');
  for (const literal of flags.list('from-literal')) {
    const equals = literal.indexOf('=');
    if (equals <= 0) return failed(`invalid literal source ${literal}, expected key=value`);
    const problem = addKey(
      data,
      literal.slice(0, equals),
      literal.slice(equals + 1).replace(/^(['"])(.*)\1$/s, '$2'),
      wording,
    );
    if (problem) return failed(problem);
  }
  for (const source of flags.list('from-file')) {
    const added = addFile(cli, data, source, wording);
    if (!added.ok) return added;
  }
  for (const path of flags.list('from-env-file')) {
    const text = readText(cli, path);
    if (!text.ok) return text;
    for (const line of text.value.split('\n')) {
      const trimmed = line.trimStart();
      if (trimmed === '' || trimmed.startsWith('#')) continue;
      const [key = '', ...value] = trimmed.split('=');
      if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(key)) return failed(`"${key}" is not a valid key name: ${ENV_RULE}`);
      const problem = addKey(data, key, value.join('='), wording);
      if (problem) return failed(problem);
    }
  }
  return { ok: true, value: data };
}

export function secretData(cli: Cli, flags: FlagValues): Outcome<Record<string, string>> {
  const data = dataOf(cli, flags, OF_SECRET);
  if (!data.ok) return data;
  return {
    ok: true,
    value: Object.fromEntries(Object.entries(data.value).map(([key, value]) => [key, encodeBase64Text(value)])),
  };
}

/** `FILE`, `KEY=FILE`, or a directory whose files become keys. */
function addFile(cli: Cli, data: Record<string, string>, source: string, wording: Wording): Outcome<true> {
  const equals = source.indexOf('=');
  if (equals === 0) return failed(`key name for file path ${source.slice(1)} missing`);
  if (equals !== source.lastIndexOf('=')) return failed("key names or file paths cannot contain '='");
  const path = equals < 0 ? source : source.slice(equals + 1);
  const stat = cli.process.tryStat(path);
  if (!stat) return failed(`error reading ${path}: no such file or directory`);
  const files =
    stat.type === 'directory'
      ? cli.process.readDirectory(path).map((name) => ({ key: name, path: `${path.replace(/\/$/, '')}/${name}` }))
      : [{ key: equals < 0 ? path.slice(path.lastIndexOf('/') + 1) : source.slice(0, equals), path }];
  for (const file of files) {
    if (cli.process.tryStat(file.path)?.type !== 'file') continue;
    const text = readText(cli, file.path);
    if (!text.ok) return text;
    const problem = addKey(data, file.key, text.value, wording);
    if (problem) return failed(problem);
  }
  return { ok: true, value: true };
}

function readText(cli: Cli, path: string): Outcome<string> {
  try {
    return { ok: true, value: cli.process.readFile(path) };
  } catch (error) {
    if (!isErrno(error)) throw error;
    return failed(`error reading ${path}: ${error.message.toLowerCase()}`);
  }
}

function addKey(data: Record<string, string>, key: string, value: string, wording: Wording): string | undefined {
  if (!KEY.test(key)) return `"${key}" ${wording.bad}`;
  if (Object.hasOwn(data, key)) return wording.twice(key);
  data[key] = value;
  return undefined;
}
