import { editor, factor, pager } from '../files/more';
import { getopt } from '../system/getopt';
import { printf } from '../system/printf';
import { fold } from '../text/fold';
import { hexdump } from '../text/hexdump';
import { join, tsort } from '../text/join';
import { column, comm, expand, rev, shuf, tac } from '../text/lines';
import { nl } from '../text/nl';
import { od } from '../text/od';
import { paste } from '../text/paste';
import { strings } from '../text/strings';
import { xxd } from '../text/xxd';
import { envsubst } from '../tools/envsubst';
import type { GroupPrograms } from './names';

/** What else edits and shows lines and bytes. */
export const programs: GroupPrograms<'text'> = {
  column,
  comm,
  envsubst,
  expand,
  factor,
  fold,
  getopt,
  hd: hexdump,
  hexdump,
  join,
  less: pager,
  more: pager,
  nano: editor,
  nl,
  od,
  paste,
  printf,
  rev,
  shuf,
  strings,
  tac,
  tsort,
  vi: editor,
  vim: editor,
  xxd,
};
