import { createPart, type Part } from '../process/parts';
import type { Program } from '../process/types';
import type { Base, BaseName } from './bases';
import type { Layer } from './layers';
import type { ImageConfig } from './types';

/** How an image of the catalogue is made. Tags that name alpine put it on that base instead. */
export interface Recipe {
  base: BaseName;
  /** Compressed size, as the registry counts it. */
  megabytes: number;
  /** What the recorded cluster showed, where it had the image. */
  recorded?: readonly [digest: string, bytes: number];
  /** Executables for /usr/local/bin, or wherever `layer` says. */
  programs?: string;
  layer?: Layer;
  config?: Partial<ImageConfig>;
  /** The only tags that there are. */
  tags?: readonly string[];
  /** The program says which version it is: its image has the tag in `/.tag`. */
  keepsTag?: boolean;
}

/** What is known of images besides busybox. */
export interface OtherImages {
  /** `repository` is short: `redis`, `docker.io/bitnami/kubectl`. Undefined if it is unknown or cannot have the tag. */
  recipeOf(repository: string, tag: string): Recipe | undefined;
  hasRepository(repository: string): boolean;
  /** What a recipe is put on. */
  baseOf(recipe: Recipe, isAlpine: boolean): Base;
}

/** What is known of images besides busybox and nginx. */
export interface MoreImages {
  /** Bases besides Debian, which nginx is on. */
  baseNamed(name: Exclude<BaseName, 'debian'>): Base;
  recipes: Readonly<Record<string, Recipe>>;
  /** Of an image that nobody knows, started with `command`. */
  unknownRecipe(command: string | undefined): Recipe;
  /** What such an image does: `annotation` says it (see unknown.ts). */
  unknownApp(image: string, annotation: string, attempt: number): Program;
}

/** Loaded where an image besides busybox is asked for: see otherImages.ts for the code, and PartMissing for what happens. */
export const otherImages: Part<OtherImages> = createPart('images');

/** Loaded where one besides nginx is asked for: see moreImages.ts for the code. */
export const moreImages: Part<MoreImages> = createPart('moreImages');
