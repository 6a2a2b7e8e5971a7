import { gzip } from '../files/gzip';
import { tar } from '../files/tar';
import { unzip, zip } from '../files/zip';
import type { GroupPrograms } from './names';

/** What packs and unpacks. */
export const programs: GroupPrograms<'archives'> = {
  bunzip2: gzip,
  bzcat: gzip,
  bzip2: gzip,
  gunzip: gzip,
  gzip,
  tar,
  unxz: gzip,
  unzip,
  xz: gzip,
  xzcat: gzip,
  zcat: gzip,
  zip,
};
