import type { Blocking } from '../../process/types';
import { lookUp } from '../network/resolver';
import { type Tool, tool } from '../support/tool';

const REGISTRY = 'registry.npmjs.org';
/** Asked again twice, ten seconds and a minute later, as npm is set up. */
const PAUSES_MS = [10_000, 60_000];

/** npm: without package.json it says so, and its registry is not there. Scripts of a package.json are not run. */
export const npm = tool(function* (t): Blocking<number> {
  const [command = 'help', ...rest] = t.args.filter((arg) => !arg.startsWith('-'));
  const isInstall = /^(install|i|ci|add)$/.test(command);
  if (t.args.includes('--version') || t.args.includes('-v')) {
    t.put('10.9.3\n');
    return 0;
  }
  if (/^(run|run-script|start|test|exec|x)$/.test(command) || (isInstall && rest.length === 0)) {
    const path = `${t.process.cwd.replace(/\/$/, '')}/package.json`;
    if (!t.process.exists(path)) return yield* explain(t, noPackage(path), 254);
    if (!isInstall) return yield* t.fail(`Podflight does not run the scripts of ${path}`);
  } else if (!isInstall) {
    if (/^(help|config|cache|audit|ls|list|view|init|pkg|publish|version|outdated|update|uninstall)$/.test(command))
      return yield* t.fail(`Podflight does not simulate 'npm ${command}'`);
    t.put(`Unknown command: "${command}"\n\nTo see a list of supported npm commands, run:\n  npm help\n`);
    return 1;
  }
  const found = yield* lookUp(t.process, REGISTRY);
  for (const pauseMs of PAUSES_MS) yield* t.process.sleep(pauseMs);
  const code = found.found ? 'ECONNREFUSED' : found.reason === 'try-again' ? 'EAI_AGAIN' : 'ENOTFOUND';
  const what = found.found ? `connect ECONNREFUSED ${found.addresses[0]}:443` : `getaddrinfo ${code} ${REGISTRY}`;
  return yield* explain(t, unreachable(code, found.found ? 'connect' : 'getaddrinfo', rest[0] ?? '', what), 1);
});

const noPackage = (path: string): readonly string[] => [
  'code ENOENT',
  'syscall open',
  `path ${path}`,
  'errno -2',
  `enoent Could not read package.json: Error: ENOENT: no such file or directory, open '${path}'`,
  'enoent This is related to npm not being able to find a file.',
  'enoent',
];

const unreachable = (code: string, syscall: string, name: string, what: string): readonly string[] => [
  `code ${code}`,
  `syscall ${syscall}`,
  `errno ${code}`,
  ...(code === 'EAI_AGAIN'
    ? [`request to https://${REGISTRY}/${name} failed, reason: ${what}`]
    : [
        `network request to https://${REGISTRY}/${name} failed, reason: ${what}`,
        'network This is a problem related to network connectivity.',
        'network In most cases you are behind a proxy or have bad network settings.',
        'network',
        "network If you are behind a proxy, please make sure that the 'proxy' config is set properly.  See: 'npm help config'",
      ]),
];

function* explain(t: Tool, lines: readonly string[], status: number): Blocking<number> {
  yield* t.process.error(lines.map((line) => `npm error ${line}`).join('\n'));
  const home = t.process.env.HOME ?? '';
  yield* t.process.error(
    `npm error A complete log of this run can be found in: ${home}/.npm/_logs/2026-11-20T12_00_00_000Z-debug-0.log`,
  );
  return status;
}
