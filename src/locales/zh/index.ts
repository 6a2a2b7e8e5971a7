import type { en } from '../en';
import { lessons } from './lessons';
import { page } from './page';
import { stage } from './stage';
import { timeline } from './timeline';
import { why } from './why';

export const zh: Record<keyof typeof en, string> = { ...page, ...lessons, ...stage, ...timeline, ...why };
