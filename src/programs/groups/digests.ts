import { cksum, md5sum, sha1sum, sha256sum, sha512sum, sum } from '../files/digest';
import { base32, base64 } from '../text/base64';
import { openssl } from '../tools/openssl/openssl';
import type { GroupPrograms } from './names';

/** What encodes and digests. */
export const programs: GroupPrograms<'digests'> = {
  base32,
  base64,
  cksum,
  md5sum,
  openssl,
  sha1sum,
  sha256sum,
  sha512sum,
  sum,
};
