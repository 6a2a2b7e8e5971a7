import { editor } from './editor';
import { engine } from './engine';
import { lessons } from './lessons';
import { manifest } from './manifest';
import { page } from './page';
import { stage } from './stage';
import { timeline } from './timeline';
import { why } from './why';
import { worlds } from './worlds';

/** Every sentence of the page, flat: codes are unique across areas. */
export const en = {
  ...page,
  ...editor,
  ...engine,
  ...manifest,
  ...lessons,
  ...stage,
  ...timeline,
  ...why,
  ...worlds,
} as const;
