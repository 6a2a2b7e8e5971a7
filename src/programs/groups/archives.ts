import { cksum, md5sum, sha1sum, sha256sum, sha512sum, sum } from '../files/digest';
import { gzip } from '../files/gzip';
import { tar } from '../files/tar';
import { unzip, zip } from '../files/zip';
import { base32, base64 } from '../text/base64';
import { openssl } from '../tools/openssl/openssl';
import type { GroupPrograms } from './names';

/** What packs, unpacks, encodes and digests. */
export const programs: GroupPrograms<'archives'> = {
  base32,
  base64,
  bunzip2: gzip,
  bzcat: gzip,
  bzip2: gzip,
  cksum,
  gunzip: gzip,
  gzip,
  md5sum,
  openssl,
  sha1sum,
  sha256sum,
  sha512sum,
  sum,
  tar,
  unxz: gzip,
  unzip,
  xz: gzip,
  xzcat: gzip,
  zcat: gzip,
  zip,
};
