import { createPart, type Part } from '../../process';

/** Loaded where nginx finds templates of its configuration. */
export const nginxTemplates: Part<typeof import('./nginxTemplates')> = createPart('nginxTemplates');
