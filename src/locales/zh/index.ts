import type { en } from '../en';
import { editor } from './editor';
import { engine } from './engine';
import { lessonTitles } from './lessonTitles';
import { machines } from './machines';
import { manifest } from './manifest';
import { microscopes } from './microscopes';
import { page } from './page';
import { stage } from './stage';
import { timeline } from './timeline';
import { why } from './why';
import { worlds } from './worlds';

export const zh: Record<keyof typeof en, string> = {
  ...page,
  ...editor,
  ...engine,
  ...machines,
  ...manifest,
  ...microscopes,
  ...lessonTitles,
  ...stage,
  ...timeline,
  ...why,
  ...worlds,
};
