import { errno, isErrno } from '../../process';
import type { Blocking } from '../../process/types';
import { baseName, reason, tool } from '../support/tool';

export const rmdir = tool(function* (t): Blocking<number> {
  const options = t.options('pv', {
    long: { parents: 'p', verbose: 'v', 'ignore-fail-on-non-empty': 'ignore' },
    busyboxLong: 'parents ignore-fail-on-non-empty verbose',
    busybox: t.olderThan('1.29') ? 'p' : 'pv',
  });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing operand');
  let status = 0;
  for (const operand of options.operands) {
    const parts = operand.replace(/\/+$/, '').split('/');
    const paths = options.has('p') ? parts.map((_, i) => parts.slice(0, parts.length - i).join('/')) : [operand];
    for (const [i, path] of paths.entries()) {
      if (path === '') continue;
      if (options.has('v')) t.put(`rmdir: removing directory, '${path}'\n`);
      try {
        if (baseName(path) === '.') throw errno('EINVAL');
        t.process.removeDirectory(path);
      } catch (error) {
        if (options.has('ignore') && isErrno(error) && error.code === 'ENOTEMPTY') break;
        const words = `'${path}': ${reason(error)}`;
        status = yield* t.failEither(words, `failed to remove ${i > 0 ? 'directory ' : ''}${words}`);
        break;
      }
    }
  }
  return status;
});
