import type { Program } from '../../process/types';
import { wgetBusybox } from './wgetBusybox';
import { wgetGnu } from './wgetGnu';

/** wget of whichever userland the image has. */
export const wget: Program = (process, argv) =>
  process.container.image.userland.flavour === 'gnu' ? wgetGnu(process, argv) : wgetBusybox(process, argv);
