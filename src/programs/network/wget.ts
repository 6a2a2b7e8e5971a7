import type { Program } from '../../process/types';
import { wgetBusybox } from './wgetBusybox';

/** wget of whichever userland the image has. */
export const wget: Program = (process, argv) =>
  process.container.image.userland.flavour === 'gnu'
    ? (process.container.image.program('wget.gnu')?.(process, argv) ?? 127)
    : wgetBusybox(process, argv);
