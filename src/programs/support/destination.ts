import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { reason, type Tool } from './tool';

export interface Destination {
  readonly sources: readonly string[];
  readonly target: string;
  /** What is put there keeps its name: the target is a folder. */
  readonly into: boolean;
}

/**
 * Where cp, mv, ln and install put things: `-t DIR`, `-T`, or the last operand. `alone` is the target of a single operand.
 * A number is the exit code after what is wrong was said.
 */
export function* readDestination(
  t: Tool,
  options: Options,
  isFolder: (path: string) => boolean,
  alone?: string,
): Blocking<Destination | number> {
  const operands = [...options.operands];
  const given = options.value('t');
  const [first] = operands;
  if (first === undefined) return yield* t.misuse('missing file operand');
  if (given !== undefined) {
    if (options.has('T')) return yield* t.fail('cannot combine --target-directory (-t) and --no-target-directory (-T)');
    if (t.gnu && options.values('t').length > 1) return yield* t.fail('multiple target directories specified');
    if (t.gnu && !isFolder(given)) return yield* t.fail(`target directory '${given}': ${whyNot(t, given)}`);
    return { sources: operands, target: given, into: true };
  }
  if (operands.length === 1) {
    if (alone === undefined) return yield* t.misuse(`missing destination file operand after '${first}'`);
    return { sources: operands, target: alone, into: false };
  }
  const target = operands.pop() ?? '';
  if (options.has('T')) {
    if (operands.length > 1) return yield* t.misuse(`extra operand '${target}'`);
    return { sources: operands, target, into: false };
  }
  const several = operands.length > 1;
  const into = isFolder(target);
  if (several && !into && t.gnu) return yield* t.fail(`target '${target}': ${whyNot(t, target)}`);
  // busybox finds out when it looks for what is below.
  return { sources: operands, target, into: into || several };
}

function whyNot(t: Tool, path: string): string {
  try {
    t.process.stat(path);
    return 'Not a directory';
  } catch (error) {
    // A slash behind a file asks for a folder as well.
    return path.endsWith('/') && t.process.exists(path.replace(/\/+$/, '')) ? 'Not a directory' : reason(error);
  }
}

/** -i: whether an existing file may be replaced. Nobody answers at the end of the input, so it stays. */
export function* mayOverwrite(t: Tool, path: string): Blocking<boolean> {
  yield* t.process.write(2, `${t.name}: overwrite '${path}'? `);
  return /^[yY]/.test(yield* t.process.readLine(0, { text: '' }));
}
