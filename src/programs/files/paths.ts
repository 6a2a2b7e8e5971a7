import type { Blocking } from '../../process/types';
import { baseName, directoryName, joinPath, reason, tool } from '../support/tool';

/** Programs that only say something about paths. */

export const basename = tool(function* (t): Blocking<number> {
  const options = t.options('as:z', { long: { multiple: 'a', suffix: 's', zero: 'z' }, stopEarly: true });
  const many = options.has('a') || options.has('s');
  const [first, suffix] = options.operands;
  if (options.error) return yield* t.badOption(options);
  if (first === undefined) return yield* t.misuse('missing operand');
  if (!many && options.operands.length > 2) return yield* t.misuse(`extra operand '${options.operands[2]}'`);
  const cut = options.value('s') ?? (many ? undefined : suffix);
  for (const path of many ? options.operands : [first]) {
    const name = baseName(path);
    const ends = cut !== undefined && cut !== '' && name.endsWith(cut) && name !== cut;
    t.put((ends ? name.slice(0, -cut.length) : name) + (options.has('z') ? '\0' : '\n'));
  }
  return 0;
});

export const dirname = tool(function* (t): Blocking<number> {
  const operands = t.args.filter((arg) => arg !== '--');
  if (operands.length === 0) return yield* t.misuse('missing operand');
  for (const path of t.gnu ? operands : operands.slice(0, 1)) t.put(`${directoryName(path)}\n`);
  return 0;
});

export const readlink = tool(function* (t): Blocking<number> {
  const options = t.options('fenmqsvz', { long: { canonicalize: 'f', 'no-newline': 'n' } });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing operand');
  let status = 0;
  for (const path of options.operands) {
    try {
      const canonical = options.has('f') || options.has('e') || options.has('m');
      const text = canonical ? resolveLoosely(t.process, path) : t.process.readLink(path);
      t.put(options.has('n') ? text : `${text}\n`);
    } catch (error) {
      reason(error);
      status = 1;
    }
  }
  return status;
});

export const realpath = tool(function* (t): Blocking<number> {
  const options = t.options('emsLPqz', { long: { 'no-symlinks': 's', 'canonicalize-missing': 'm' } });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing operand');
  let status = 0;
  for (const path of options.operands) {
    try {
      t.put(`${resolveLoosely(t.process, path)}\n`);
    } catch (error) {
      status = yield* t.fail(`${path}: ${reason(error)}`);
    }
  }
  return status;
});

/** Links resolved; the last component need not exist. Throws Errno. */
function resolveLoosely(
  process: { realPath(path: string): string; exists(path: string): boolean },
  path: string,
): string {
  if (process.exists(path)) return process.realPath(path);
  return joinPath(process.realPath(directoryName(path)), baseName(path));
}

export const pwd = tool((t) => {
  t.put(`${t.process.cwd}\n`);
  return 0;
});
