import { loadPart as loadProgramsPart } from '../programs/groups/load';
import { recipes } from './recipe';

/** Loads what a PartMissing names: the recipes of images, or a part of what they run. Rejects if it cannot be fetched. */
export async function loadPart(name: string): Promise<void> {
  if (name === 'images') recipes.provide((await import('./recipes')).RECIPES);
  else await loadProgramsPart(name);
}
