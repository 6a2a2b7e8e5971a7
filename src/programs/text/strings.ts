import type { Blocking } from '../../process/types';
import { tool } from '../support/tool';
import { isPrintable, readBytes } from './bytes';

export const strings = tool(function* (t): Blocking<number> {
  const options = t.options('afon:', { long: { bytes: 'n' } });
  const { bytes, failed } = yield* readBytes(t, options.operands);
  if (failed && bytes.length === 0) return 1;
  const least = Number(options.value('n') ?? 4) || 4;
  let run = '';
  for (const byte of [...bytes, 0]) {
    if (isPrintable(byte) || byte === 9) run += String.fromCharCode(byte);
    else {
      if (run.length >= least) t.put(`${run}\n`);
      run = '';
    }
  }
  return 0;
});
