import { createPart, type Part } from '../../process';

/** Loaded where somebody asks curl for more than a page: -w, -v, -o, -d, --retry, telnet, the meter. */
export const curlMore: Part<typeof import('./curlMore')> = createPart('curlMore');
