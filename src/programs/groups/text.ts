import { editor, factor, pager } from '../files/more';
import { cal } from '../system/calendar';
import { getopt } from '../system/getopt';
import { fold } from '../text/fold';
import { hexdump } from '../text/hexdump';
import { join, tsort } from '../text/join';
import { column, comm, expand, rev, shuf, tac } from '../text/lines';
import { nl } from '../text/nl';
import { od } from '../text/od';
import { paste } from '../text/paste';
import { sed } from '../text/sed/sed';
import { strings } from '../text/strings';
import { xxd } from '../text/xxd';
import { envsubst } from '../tools/envsubst';
import type { GroupPrograms } from './names';

/** What edits and shows lines and bytes beyond that. */
export const programs: GroupPrograms<'text'> = {
  cal,
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
  rev,
  sed,
  shuf,
  strings,
  tac,
  tsort,
  vi: editor,
  vim: editor,
  xxd,
};
