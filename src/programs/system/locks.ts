import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { become } from '../support/commands';
import { reason, tool } from '../support/tool';

/** mountpoint: whether a folder is where something is mounted. */
export const mountpoint = tool(function* (t): Blocking<number> {
  const options = t.options('qdx');
  const [path] = options.operands;
  if (path === undefined) return yield* t.misuse('bad usage');
  try {
    if (t.process.stat(path).type !== 'directory') {
      if (options.has('q')) return t.gnu ? 32 : 1;
      if (!t.gnu) return yield* t.fail(`${path}: Not a directory`);
      t.put(`${path} is not a mountpoint\n`);
      return 32;
    }
    const isMount = t.process.mountOf(path).path === t.process.realPath(path);
    if (!options.has('q')) t.put(`${path} is ${isMount ? '' : 'not '}a mountpoint\n`);
    return isMount ? 0 : t.gnu ? 32 : 1;
  } catch (error) {
    const words = reason(error);
    return options.has('q') ? 1 : yield* t.fail(`${path}: ${words}`);
  }
});

/** flock: nobody else holds a lock here, so the command runs at once. Said by a notice. */
export const flock = tool(function* (t): Blocking<number> {
  const options = t.options('sxeunoFw:c:E:', {
    stopEarly: true,
    long: { timeout: 'w', nonblock: 'n', exclusive: 'x', shared: 's' },
  });
  const [file, ...command] = options.operands;
  if (file === undefined) return yield* t.misuse('not enough arguments', t.gnu ? 64 : 1);
  notice(t.process, 'program.approximated.locks', { program: 'flock' });
  if (command.length === 0) {
    const isDescriptor = /^\d+$/.test(file) && t.process.fd(Number(file)) !== undefined;
    return isDescriptor || !t.gnu ? 0 : yield* t.fail(`bad file descriptor: '${file}'`, 64);
  }
  try {
    if (!t.process.exists(file)) t.process.writeFile(file, '');
  } catch (error) {
    const words = reason(error);
    return yield* t.failEither(
      `can't open '${file}': ${words}`,
      `cannot open lock file ${file}: ${words}`,
      t.gnu ? 66 : 1,
    );
  }
  return yield* become(t, command[0] === '-c' ? ['sh', '-c', ...command.slice(1)] : command);
});
