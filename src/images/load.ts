import { loadPart as loadProgramsPart } from '../programs/groups/load';
import { moreImages, otherImages } from './recipe';

/** Loads what a PartMissing names: images besides busybox, or a part of what they run. Rejects if it cannot be fetched. */
export async function loadPart(name: string): Promise<void> {
  if (name === 'images') otherImages.provide((await import('./otherImages')).catalogueOfOthers);
  else if (name === 'moreImages') moreImages.provide((await import('./moreImages')).catalogueOfMore);
  else await loadProgramsPart(name);
}
