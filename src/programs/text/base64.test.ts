import { judged } from '../../testing/judged';
import { printf } from '../system/printf';
import { echo } from '../system/small';
import { base32, base64 } from './base64';

judged(
  { base32, base64, echo, printf },
  {
    both: [
      [
        'base64 -w0 long; echo',
        'VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZy4gUGFjayBteSBib3ggd2l0aCBmaXZlIGRvemVuIGxpcXVvciBqdWdzLgogIGluZGVudGVkIGxpbmUKCgoJdGFiYmVkCWxpbmUKZW5kCg==\n',
      ],
      ['echo -n hello | base64', 'aGVsbG8=\n'],
      ["printf 'aGVs bG8K' | base64 -di", 'hello\n'],
      ['base64 nope', '', 'base64: nope: No such file or directory\n', 1],
    ],
    busybox: [
      ['printf aGVsbG8 | base64 -d', 'hel', 'base64: truncated input\n', 1],
      ['printf "aG*sbG8=\\n" | base64 -d', 'hk\u001b', 'base64: truncated input\n', 1],
      ['printf "aGVs bG8K" | base64 -d', 'hello\n'],
      ['printf "aGVsbG8=aGVs" | base64 -d', 'hello', 'base64: truncated input\n', 1],
      ['printf "aGVsbG8" | base64 -di', 'hel', 'base64: truncated input\n', 1],
      ["printf '!!!!' | base64 -d", ''],
      ['base64 -w x a.txt', '', "base64: invalid number 'x'\n", 1],
    ],
    gnu: [
      ['printf aGVsbG8 | base64 -d', 'hello', 'base64: invalid input\n', 1],
      ['printf "aG*sbG8=\\n" | base64 -d', 'h', 'base64: invalid input\n', 1],
      ['printf "aGVs bG8K" | base64 -d', 'hel', 'base64: invalid input\n', 1],
      ['printf "aGVsbG8=aGVs" | base64 -d', 'hellohel'],
      ['printf "aGVsbG8" | base64 -di', 'hello', 'base64: invalid input\n', 1],
      ['printf aGVsbG8K | base64 --decode', 'hello\n'],
      ['base32 a.txt', 'NBSWY3DPEB3W64TMMQFGM33PEBRGC4QKMJQXUCQ=\n'],
      ['printf 1 | base32 -d', '', 'base32: invalid input\n', 1],
      ['base64 -Q', '', "base64: invalid option -- 'Q'\nTry 'base64 --help' for more information.\n", 1],
    ],
  },
);
