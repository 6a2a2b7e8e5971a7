import { type Digest, md5, sha1, sha256, sha512 } from '../support/digests';
import { bytesArgument, textArgument } from './arguments';
import { raised } from './errors';
import type { NativeModule } from './nativeModules';

const DIGESTS: Readonly<Record<string, () => Digest>> = { md5, sha1, sha256, sha512 };

/** What hashlib is built on: the digest of bytes, in hexadecimal digits. */
export function hashModule(): NativeModule {
  return {
    functions: {
      'digest name data': (_m, [name, data]) => {
        const create = DIGESTS[textArgument(name)];
        if (!create) throw raised('ValueError', `unsupported hash type ${textArgument(name)}`);
        const digest = create();
        digest.add(Array.from(bytesArgument(data), (byte) => byte.charCodeAt(0)));
        return digest.result();
      },
    },
  };
}
