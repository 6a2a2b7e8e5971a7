/** What is left of what few scripts need. Nothing of the shell imports this file: it is a chunk of its own. */
import { compgen } from '../builtins/compgen';
import { complete, compopt } from '../builtins/complete';
import { declare } from '../builtins/declare';
import { dirs, popd, pushd } from '../builtins/directoryStack';
import { enable } from '../builtins/enable';
import { getopts } from '../builtins/getopts';
import { hash } from '../builtins/hash';
import { bind, help } from '../builtins/help';
import { succeed } from '../builtins/nothing';
import type { BuiltinsOf } from '../builtins/seldomNames';
import { shopt } from '../builtins/shopt';
import { builtinBuiltin, caller, letBuiltin, logout, suspend, times } from '../builtins/small';
import { ulimit } from '../builtins/ulimit';
import { umask } from '../builtins/umask';

export { directoryAt } from '../builtins/directoryStack';
export { listTraps } from '../builtins/listTraps';
export { refuseOption } from '../builtins/refuse';
export { listOptions, listVariables, refuseSetLetter, refuseSetName } from '../builtins/setOptions';
export { optionsOn } from '../builtins/shopt';
export { formatDate } from '../common/dates';
export { transform } from '../expand/transform';
export { refuseInvocation } from '../print/invocation';
export { menuOf } from '../print/menu';
export { exportedFunction, printCommand, printFunction } from '../print/printCommand';

export const builtins: BuiltinsOf<'shell'> = {
  bind,
  builtin: builtinBuiltin,
  caller,
  compgen,
  complete,
  compopt,
  declare,
  dirs,
  enable,
  fc: succeed,
  getopts,
  hash,
  help,
  let: letBuiltin,
  logout,
  popd,
  pushd,
  shopt,
  suspend,
  times,
  typeset: declare,
  ulimit,
  umask,
};
