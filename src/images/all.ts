/**
 * Importing this file loads every part at once, for whoever does not mind the size: programs, shells and images. Only the
 * page's engine worker goes without it.
 */
import '../programs/groups/all';
import { catalogueOfMore } from './moreImages';
import { catalogueOfOthers } from './otherImages';
import { moreImages, otherImages } from './recipe';

otherImages.provide(catalogueOfOthers);
moreImages.provide(catalogueOfMore);
