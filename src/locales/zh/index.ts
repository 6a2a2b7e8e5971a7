import type { en } from '../en';
import { editor } from './editor';
import { engine } from './engine';
import { lessons } from './lessons';
import { manifest } from './manifest';
import { page } from './page';
import { stage } from './stage';
import { timeline } from './timeline';
import { why } from './why';
import { worlds } from './worlds';

export const zh: Record<keyof typeof en, string> = {
  ...page,
  ...editor,
  ...engine,
  ...manifest,
  ...lessons,
  ...stage,
  ...timeline,
  ...why,
  ...worlds,
};
