import { lessons } from './lessons';
import { page } from './page';

/** Every sentence of the page, flat: codes are unique across areas. */
export const en = { ...page, ...lessons } as const;
