import type { Blocking, Process, Program } from '../../process/types';
import { notice } from '../network/socket';
import { parseUrl } from '../network/url';
import { fetchObject, save, targetOf } from './objectStore';
import { reach } from './reach';

/** mc alias set NAME URL; mc cp NAME/BUCKET/KEY PATH. */
export const mc: Program = function* (process, argv): Blocking<number> {
  const words = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  const [command, first = '', second = ''] = words;
  const aliases = aliasesOf(process);
  if (command === 'alias' && first === 'set') {
    const [, , name = '', url = ''] = words;
    const parsed = parseUrl(url);
    const reached = parsed ? yield* reach(process, parsed.host, parsed.port) : undefined;
    if (reached?.outcome !== 'connected') {
      yield* process.error(
        `mc: <ERROR> Unable to initialize new alias from the provided credentials. Get "${url}/": dial tcp: lookup ${parsed?.host ?? url}: no such host.`,
      );
      return 1;
    }
    aliases.set(name, url);
    yield* process.write(1, `Added \`${name}\` successfully.\n`);
    return 0;
  }
  if (command !== 'cp') {
    notice(process, 'program.approximated', { program: 'mc', topic: command ?? '' });
    yield* process.error(`mc: Podflight simulates only 'mc alias set' and 'mc cp', not 'mc ${command ?? '--help'}'`);
    return 1;
  }
  const [name = '', ...key] = first.split('/');
  const fetched = yield* fetchObject(process, `${aliases.get(name) ?? 'http://nowhere.invalid'}/${key.join('/')}`);
  if ('problem' in fetched) {
    yield* process.error(`mc: <ERROR> Unable to prepare URL for copying. Unable to guess the type of copy operation.`);
    return 1;
  }
  const path = targetOf(process, second, first);
  if (!(yield* save(process, path, fetched.body))) return 1;
  yield* process.write(1, `\`${first}\` -> \`${path}\`\n`);
  return 0;
};

function aliasesOf(process: Process): Map<string, string> {
  const known = process.container.shared.get('mc/aliases');
  if (known instanceof Map) return known;
  const aliases = new Map<string, string>();
  process.container.shared.set('mc/aliases', aliases);
  return aliases;
}
