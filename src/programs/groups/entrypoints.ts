import { dumbInit } from '../tools/dumbInit';
import { bashEntrypoint, curlEntrypoint, execEntrypoint } from '../tools/entrypoints';
import { fluentBit } from '../tools/fluentBit';
import { gosu, suExec } from '../tools/switchUser';
import { tini } from '../tools/tini';
import type { GroupPrograms } from './names';

/** What images start with: their scripts, programs that switch the user, little inits. */
export const programs: GroupPrograms<'entrypoints'> = {
  'bash-entrypoint': bashEntrypoint,
  'curl-entrypoint': curlEntrypoint,
  'dumb-init': dumbInit,
  'exec-entrypoint': execEntrypoint,
  'fluent-bit': fluentBit,
  gosu,
  'su-exec': suExec,
  tini,
};
