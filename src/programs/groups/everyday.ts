import type { Program } from '../../process/types';
import { nslookup } from '../network/nslookup';
import { sleep, usleep } from '../system/sleep';
import { bracket, echo, falseProgram, test, trueProgram, yes } from '../system/small';
import { cat } from '../text/cat';
import { pause } from '../tools/pause';

/** What waits and prints in ordinary Pods: there before the first simulation. The shells do the rest themselves. */
export const programs: Readonly<Record<string, Program>> = {
  '[': bracket,
  '[[': bracket,
  cat,
  echo,
  false: falseProgram,
  nslookup,
  pause,
  sleep,
  test,
  true: trueProgram,
  usleep,
  yes,
};
