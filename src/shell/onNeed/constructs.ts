/** What scripts need that are more than a line. Nothing of the shell imports this file: it is a chunk of its own. */

import { cd, pwd } from '../builtins/directory';
import { local, readonlyBuiltin, returnBuiltin, shift, unset } from '../builtins/functions';
import type { BuiltinsOf } from '../builtins/seldomNames';
import { evalBuiltin, sourceBuiltin } from '../builtins/source';
import { exportBuiltin } from '../builtins/variables';

export { runCase } from '../evaluate/case';
export { callFunction } from '../evaluate/functions';
export { readCase } from '../parse/case';
export { readFunction, readFunctionKeyword } from '../parse/functions';
export { readHereDocuments } from '../parse/hereDocuments';

export const builtins: BuiltinsOf<'constructs'> = {
  '.': sourceBuiltin,
  cd,
  chdir: cd,
  eval: evalBuiltin,
  export: exportBuiltin,
  local,
  pwd,
  readonly: readonlyBuiltin,
  return: returnBuiltin,
  shift,
  source: sourceBuiltin,
  unset,
};
