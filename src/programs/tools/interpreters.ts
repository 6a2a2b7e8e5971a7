import type { Blocking, Process, Program } from '../../process/types';
import { notice } from '../network/socket';
import { pythonHttpServer } from '../servers/webServers';

const VERSIONS: Readonly<Record<string, string>> = {
  node: 'v22.20.0',
  python3: 'Python 3.12.3',
  java: 'openjdk 21.0.8 2025-07-15 LTS',
  go: 'go version go1.25.1 linux/amd64',
  npm: '10.9.3',
  perl: 'This is perl 5, version 36, subversion 0 (v5.36.0)',
  php: 'PHP 8.3.0 (cli)',
  ruby: 'ruby 3.3.0',
};

/** Languages that are not interpreted: they say so. What only prints a constant text or a version does. */
export const interpreter = (name: string): Program =>
  function* (process, argv): Blocking<number> {
    const args = argv.slice(1);
    if (/^(--version|-version|-V|-v|version)$/.test(args[0] ?? '')) {
      yield* process.write(1, `${VERSIONS[name] ?? name}\n`);
      return 0;
    }
    if (name === 'python3' && args[0] === '-m' && args[1] === 'http.server')
      return yield* pythonHttpServer(process, args.slice(2));
    const code = /^(-c|-e)$/.test(args[0] ?? '') ? (args[1] ?? '') : undefined;
    const printed = code === undefined ? undefined : constantPrint(code);
    if (printed !== undefined) {
      yield* process.write(1, `${printed}\n`);
      return 0;
    }
    return yield* refuse(process, name, args);
  };

function* refuse(process: Process, name: string, args: readonly string[]): Blocking<number> {
  const file = args.find((arg) => !arg.startsWith('-'));
  if (name === 'python3' && args[0] !== '-c' && args[0] !== '-m' && file !== undefined && !process.exists(file)) {
    const path = file.startsWith('/') ? file : `${process.cwd.replace(/\/$/, '')}/${file}`;
    yield* process.error(`python3: can't open file '${path}': [Errno 2] No such file or directory`);
    return 2;
  }
  notice(process, 'program.not-simulated', { program: name });
  yield* process.error(`${name}: Podflight does not interpret ${name === 'node' ? 'JavaScript' : name} programs`);
  return 1;
}

/** `print("hello")` and `console.log('hello')`, alone. */
function constantPrint(code: string): string | undefined {
  const match = /^\s*(?:print|console\.log)\(\s*(?:"([^"\\]*)"|'([^'\\]*)'|(\d+))\s*\)\s*;?\s*$/.exec(code);
  return match ? (match[1] ?? match[2] ?? match[3]) : undefined;
}
