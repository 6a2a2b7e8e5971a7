import type { Blocking, Process } from '../../process/types';
import { lookUp } from '../network/resolver';
import { type Tool, tool } from '../support/tool';
import { isInstalled, wanted } from './packageManager';

const READING = ['Reading package lists...', 'Building dependency tree...', 'Reading state information...'];
const OPERATIONS =
  /^(autoclean|autopurge|autoremove|build-dep|check|clean|dist-clean|dist-upgrade|full-upgrade|install|list|purge|reinstall|remove|search|show|update|upgrade)$/;
const UNSTABLE = '\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n';
/** apt asks three times, longer apart each time. */
const PAUSES_MS = [1000, 2000];

/** apt-get and apt: update fails as without a network, install knows no package that is not there. */
export const apt = tool(function* (t): Blocking<number> {
  const [operation, ...packages] = wanted(t.args);
  const isQuiet = t.args.some((arg) => /^-(qq|q=2|[a-z]*qq)/.test(arg));
  if (t.name === 'apt') yield* t.process.error(UNSTABLE);
  if (operation === undefined || !OPERATIONS.test(operation)) {
    if (operation === undefined) return yield* t.fail(`Podflight does not simulate the help of '${t.name}'`);
    yield* t.process.error(`E: Invalid operation ${operation}`);
    return 100;
  }
  if (operation === 'update') return yield* update(t, isQuiet);
  if (/clean$/.test(operation)) return 0;
  if (!isQuiet) for (const line of READING) t.put(`${line}\n`);
  const missing = operation === 'install' ? packages.filter((name) => !isInstalled(t.process, name)) : [];
  yield* t.flush();
  for (const name of missing) yield* t.process.error(`E: Unable to locate package ${name.replace(/=.*$/, '')}`);
  if (missing.length > 0) return 100;
  if (!isQuiet) t.put('0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n');
  return 0;
});

/** What Debian's and Ubuntu's lists of sources name: `[mirror, release]` in the order they are asked for. */
function sources(process: Process): readonly (readonly [mirror: string, release: string])[] {
  const isUbuntu = process.exists('/etc/lsb-release');
  return isUbuntu
    ? [
        ['http://archive.ubuntu.com/ubuntu', 'noble'],
        ['http://security.ubuntu.com/ubuntu', 'noble-security'],
      ]
    : [
        ['http://deb.debian.org/debian', 'bookworm'],
        ['http://deb.debian.org/debian', 'bookworm-updates'],
        ['http://deb.debian.org/debian-security', 'bookworm-security'],
      ];
}

function* update(t: Tool, isQuiet: boolean): Blocking<number> {
  const asked = sources(t.process);
  const host = asked[0]?.[0].split('/')[2] ?? '';
  const lines = (mark: string, below = '') =>
    asked.map(([mirror, release], i) => `${mark}:${i + 1} ${mirror} ${release} InRelease\n${below}`).join('');
  const found = yield* lookUp(t.process, host);
  for (const pauseMs of [0, ...PAUSES_MS]) {
    yield* t.process.sleep(pauseMs);
    if (!isQuiet) yield* t.process.write(1, lines('Ign'));
  }
  const reason = found.found
    ? `Could not connect to ${host}:80 (${found.addresses[0]}). - connect (111: Connection refused)`
    : found.reason === 'try-again'
      ? `Temporary failure resolving '${host}'`
      : `Could not resolve '${host}'`;
  if (!isQuiet) yield* t.process.write(1, `${lines('Err', `  ${reason}\n`)}Reading package lists...\n`);
  for (const [mirror, release] of asked)
    yield* t.process.error(`W: Failed to fetch ${mirror}/dists/${release}/InRelease  ${reason}`);
  yield* t.process.error('W: Some index files failed to download. They have been ignored, or old ones used instead.');
  return 0;
}
