import type { Blocking } from '../../process/types';
import { lookUp } from '../network/resolver';
import { type Tool, tool } from '../support/tool';
import { wanted } from './packageManager';

const COMMANDS =
  /^(cache|check|completion|config|debug|download|freeze|hash|help|index|inspect|list|lock|search|show|uninstall|wheel)$/;
/** How long pip waits ahead of each further try. */
const PAUSES_MS = [0, 500, 1000, 2000, 4000];

/** pip install: tries its index five times over, and finds nothing. */
export const pip = tool(function* (t): Blocking<number> {
  const [command, ...words] = wanted(t.args);
  if (command !== 'install') {
    if (t.args.includes('--version') || t.args.includes('-V')) {
      t.put('pip 24.3.1 from /usr/local/lib/python3.12/site-packages/pip (python 3.12)\n');
      return 0;
    }
    if (command === undefined || COMMANDS.test(command))
      return yield* t.fail(`Podflight does not simulate 'pip ${command ?? ''}'`);
    yield* t.process.error(`ERROR: unknown command "${command}"`);
    return 1;
  }
  const listAt = t.args.findIndex((arg) => /^(-r|--requirement)$/.test(arg));
  const list = listAt < 0 ? undefined : (t.args[listAt + 1] ?? '');
  if (list !== undefined && !t.process.exists(list)) {
    yield* t.process.error(`ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${list}'`);
    return 1;
  }
  const listed = list === undefined ? [] : t.process.readFile(list).split('\n');
  const [name] = [...listed, ...words.filter((word) => word !== list)]
    .map((word) => word.trim())
    .filter((word) => /^\w/.test(word));
  if (name === undefined) {
    if (list !== undefined) return 0;
    yield* t.process.error('ERROR: You must give at least one requirement to install (see "pip help install")');
    return 1;
  }
  return yield* search(t, name);
});

function* search(t: Tool, requirement: string): Blocking<number> {
  const project = requirement
    .replace(/[^\w.-].*$/, '')
    .toLowerCase()
    .replaceAll('_', '-');
  for (const [i, pauseMs] of PAUSES_MS.entries()) {
    const found = yield* lookUp(t.process, 'pypi.org');
    const reason = found.found
      ? '[Errno 111] Connection refused'
      : found.reason === 'try-again'
        ? '[Errno -3] Temporary failure in name resolution'
        : '[Errno -2] Name or service not known';
    yield* t.process.error(
      `WARNING: Retrying (Retry(total=${4 - i}, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7f3c5a1b${i}d50>: Failed to establish a new connection: ${reason}')': /simple/${project}/`,
    );
    yield* t.process.sleep(pauseMs);
  }
  yield* t.process.error(
    `ERROR: Could not find a version that satisfies the requirement ${requirement} (from versions: none)\nERROR: No matching distribution found for ${requirement}`,
  );
  return 1;
}
