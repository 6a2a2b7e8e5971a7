import type { Program } from '../../process/types';
import { nslookup } from '../network/nslookup';
import { nginx } from '../servers/nginx';
import { sleep, usleep } from '../system/sleep';
import { bracket, echo, falseProgram, printf, test, trueProgram, yes } from '../system/small';
import { cat } from '../text/cat';
import {
  bashEntrypoint,
  curlEntrypoint,
  execEntrypoint,
  fluentBit,
  littleInit,
  nginxEntrypoint,
  pause,
  switchUser,
} from '../tools/wrappers';

/** What waits, prints and serves in ordinary Pods: there before the first simulation. The shells do the rest themselves. */
export const programs: Readonly<Record<string, Program>> = {
  '[': bracket,
  '[[': bracket,
  'bash-entrypoint': bashEntrypoint,
  cat,
  'curl-entrypoint': curlEntrypoint,
  'dumb-init': littleInit,
  echo,
  'exec-entrypoint': execEntrypoint,
  false: falseProgram,
  'fluent-bit': fluentBit,
  gosu: switchUser,
  nginx,
  'nginx-entrypoint': nginxEntrypoint,
  nslookup,
  pause,
  printf,
  sleep,
  'su-exec': switchUser,
  test,
  tini: littleInit,
  true: trueProgram,
  usleep,
  yes,
};
