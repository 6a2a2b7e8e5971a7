import { createPart, type Part } from '../process/parts';
import type { BaseName } from './bases';
import type { Layer } from './layers';
import type { ImageConfig } from './types';

/** How an image of the catalogue is made. Tags that name alpine put it on that base instead. */
export interface Recipe {
  base: BaseName;
  /** Compressed size, as the registry counts it. */
  megabytes: number;
  /** Executables for /usr/local/bin, or wherever `layer` says. */
  programs?: string;
  layer?: Layer;
  config?: Partial<ImageConfig>;
}

/** Those of recipes.ts by repository. Loaded where an image besides busybox and nginx is asked for: see PartMissing. */
export const recipes: Part<Readonly<Record<string, Recipe>>> = createPart('images');
