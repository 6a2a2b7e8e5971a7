/** What scripts need that are more than a line. Nothing of the shell imports this file: it is a chunk of its own. */
import { local, readonlyBuiltin, returnBuiltin, shift, unset } from '../builtins/functions';
import type { BUILTINS_OF_SCRIPTS } from '../builtins/seldomNames';
import { evalBuiltin, sourceBuiltin } from '../builtins/source';
import type { Builtin } from '../state';

export { runCase } from '../evaluate/case';
export { callFunction } from '../evaluate/functions';
export { readCase } from '../parse/case';
export { readFunction, readFunctionKeyword } from '../parse/functions';
export { readHereDocuments } from '../parse/hereDocuments';

export const builtins: Readonly<Record<(typeof BUILTINS_OF_SCRIPTS)[number], Builtin>> = {
  '.': sourceBuiltin,
  eval: evalBuiltin,
  local,
  readonly: readonlyBuiltin,
  return: returnBuiltin,
  shift,
  source: sourceBuiltin,
  unset,
};
