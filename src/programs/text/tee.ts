import type { Blocking } from '../../process/types';
import { reason, tool } from '../support/tool';

export const tee = tool(function* (t): Blocking<number> {
  const { process } = t;
  const options = t.options('aip', { long: { append: 'a', 'ignore-interrupts': 'i' } });
  if (options.error) return yield* t.badOption(options);
  if (options.has('i')) process.setSignal('INT', 'ignore');
  const copies: number[] = [];
  let status = 0;
  const append = options.has('a');
  for (const path of options.operands) {
    try {
      const file = process.open(path, { write: true, create: true, truncate: !append, append });
      const fd = process.lowestFreeFd(3);
      process.setFd(fd, file);
      copies.push(fd);
    } catch (error) {
      status = yield* t.fail(`${path}: ${reason(error)}`);
    }
  }
  for (;;) {
    const text = yield* process.read(0);
    if (text === '') return status;
    t.put(text);
    yield* t.tick();
    for (const fd of copies) yield* process.write(fd, text);
  }
}, 'none');
