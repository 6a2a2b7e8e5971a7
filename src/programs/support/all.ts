/** Importing this file loads what programs look for only now and then: for whoever loads nothing later. */

import * as long from '../files/lsLong';
import * as otherLists from '../files/lsMore';
import { lsLong, lsMore } from '../files/lsParts';
import * as more from '../network/curlMore';
import { curlMore } from '../network/curlPart';
import { nginxTemplates } from '../tools/nginxParts';
import * as templates from '../tools/nginxTemplates';
import manuals from './gnuTexts.json';
import * as parseDate from './parseDate';
import { parseDatePart } from './parseDatePart';
import { gnuTexts, usages } from './usages';
import texts from './usages.json';

curlMore.provide(more);
lsMore.provide(otherLists);
lsLong.provide(long);
nginxTemplates.provide(templates);
gnuTexts.provide(manuals);
parseDatePart.provide(parseDate);
usages.provide(texts);
