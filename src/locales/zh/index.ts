import type { en } from '../en';
import { lessons } from './lessons';
import { page } from './page';

export const zh: Record<keyof typeof en, string> = { ...page, ...lessons };
