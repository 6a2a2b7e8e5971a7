import { judged } from '../../../testing/judged';
import { stat } from '../../files/stat';
import { echo } from '../../system/small';
import { cat } from '../../text/cat';
import { cut } from '../../text/cut';
import { head } from '../../text/headTail';
import { wc } from '../../text/wc';
import { openssl } from './openssl';

judged(
  { cat, cut, echo, head, openssl, stat, wc },
  {
    gnu: [
      [
        'openssl dgst -sha256 a.txt',
        'SHA2-256(a.txt)= 3d45af4a6666f296b2fb296b5e80096172a43d20ceae004d7e7deb54f37019b0\n',
      ],
      ['openssl dgst -md5 a.txt', 'MD5(a.txt)= 27965b9999c9293131f8fb5f40fe4c7b\n'],
      ['openssl sha256 a.txt', 'SHA2-256(a.txt)= 3d45af4a6666f296b2fb296b5e80096172a43d20ceae004d7e7deb54f37019b0\n'],
      ['openssl md5 < a.txt', 'MD5(stdin)= 27965b9999c9293131f8fb5f40fe4c7b\n'],
      ['echo -n hi | openssl sha1', 'SHA1(stdin)= c22b5f9178342609428d6f51b2c5af4c0bde6a42\n'],
      [
        'openssl dgst -sha256 -hex a.txt',
        'SHA2-256(a.txt)= 3d45af4a6666f296b2fb296b5e80096172a43d20ceae004d7e7deb54f37019b0\n',
      ],
      ['openssl dgst -sha256 -r a.txt', '3d45af4a6666f296b2fb296b5e80096172a43d20ceae004d7e7deb54f37019b0 *a.txt\n'],
      ['openssl dgst a.txt', 'SHA256(a.txt)= 3d45af4a6666f296b2fb296b5e80096172a43d20ceae004d7e7deb54f37019b0\n'],
      [
        'openssl dgst -sha256 -hmac key a.txt',
        'HMAC-SHA2-256(a.txt)= bb36d372cd511c9f3524b170ceba6fe44afaf00bc87e1083a8b980a5452d8995\n',
      ],
      [
        'echo -n hi | openssl dgst -sha256 -hmac "key"',
        'SHA2-256(stdin)= 1c9dc82e5f8e5ed5a0180aad33b8204dea12fde2fb62ffb5e963035bf324a7a4\n',
      ],
      [
        'openssl sha256 a.txt b.txt',
        'SHA2-256(a.txt)= 3d45af4a6666f296b2fb296b5e80096172a43d20ceae004d7e7deb54f37019b0\nSHA2-256(b.txt)= d083dd6fde5c297b7b3b42bd5ba8682fc3bff6e9655ed5a3aca82fc9c0103a85\n',
      ],
      ['openssl base64 -in a.txt', 'aGVsbG8gd29ybGQKZm9vIGJhcgpiYXoK\n'],
      ['openssl base64 -e < nonl', 'bm8gbmV3bGluZQ==\n'],
      ['echo aGVsbG8= | openssl base64 -d', 'hello'],
      ['openssl enc -base64 -in a.txt', 'aGVsbG8gd29ybGQKZm9vIGJhcgpiYXoK\n'],
      ['echo aGVsbG8= | openssl enc -base64 -d', 'hello'],
      [
        'openssl base64 -A -in long',
        'VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZy4gUGFjayBteSBib3ggd2l0aCBmaXZlIGRvemVuIGxpcXVvciBqdWdzLgogIGluZGVudGVkIGxpbmUKCgoJdGFiYmVkCWxpbmUKZW5kCg==',
      ],
      [
        'openssl base64 -in long -out o; cat o',
        'VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZy4gUGFj\nayBteSBib3ggd2l0aCBmaXZlIGRvemVuIGxpcXVvciBqdWdzLgogIGluZGVudGVk\nIGxpbmUKCgoJdGFiYmVkCWxpbmUKZW5kCg==\n',
      ],
      ['openssl rand -base64 32 | wc -c', '45\n'],
      ['openssl rand -hex 16 | wc -c', '33\n'],
      ['openssl rand -base64 60 | wc -l', '2\n'],
      ['openssl rand 8 | wc -c >/dev/null; echo ok', 'ok\n'],
      ['openssl rand', ''],
      ['openssl rand -hex', '\n'],
      ['openssl rand -hex x', '', 'rand: Can\'t parse "x" as a number\nrand: Use -help for summary.\n', 1],
      ['openssl passwd -1 -salt abc secret', '$1$abc$iCQ2D3nhptRYi27fDYv2s1\n'],
      ['openssl passwd -apr1 -salt abc secret', '$apr1$abc$PZF73YJz5hJ9yyI.7OP.R.\n'],
      ['openssl genrsa -out k.pem 2048; head -1 k.pem; stat -c %a k.pem', '-----BEGIN PRIVATE KEY-----\n600\n'],
      ['openssl genrsa 2048 2>/dev/null | head -1', '-----BEGIN PRIVATE KEY-----\n'],
      [
        'openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 365 -subj /CN=shop 2>/dev/null; head -1 k.pem c.pem; stat -c %a k.pem c.pem',
        '==> k.pem <==\n-----BEGIN PRIVATE KEY-----\n\n==> c.pem <==\n-----BEGIN CERTIFICATE-----\n600\n644\n',
      ],
      [
        'openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -subj /CN=shop/O=acme 2>/dev/null; openssl x509 -in c.pem -noout -subject',
        'subject=CN = shop, O = acme\n',
      ],
      [
        'openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -subj /CN=shop 2>/dev/null; openssl x509 -in c.pem -noout -issuer; openssl x509 -in c.pem -noout -checkend 3600; echo $?',
        'issuer=CN = shop\nCertificate will not expire\n0\n',
      ],
      [
        'openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 1 -subj /CN=shop 2>/dev/null; openssl x509 -in c.pem -noout -checkend 90000; echo $?',
        'Certificate will expire\n1\n',
      ],
      [
        'openssl req -new -newkey rsa:2048 -nodes -keyout k.pem -out r.csr -subj /CN=shop 2>/dev/null; head -1 r.csr',
        '-----BEGIN CERTIFICATE REQUEST-----\n',
      ],
      ['openssl x509 -in a.txt -noout', '', 'Could not read certificate from a.txt\nUnable to load certificate\n', 1],
      ['openssl version | cut -d" " -f1', 'OpenSSL\n'],
      ['openssl bogus', '', 'Invalid command \'bogus\'; type "help" for a list.\n', 1],
      ['openssl genpkey -algorithm RSA -out k.pem 2>/dev/null; head -1 k.pem', '-----BEGIN PRIVATE KEY-----\n'],
      ['openssl genpkey -algorithm ED25519 -out k.pem; head -1 k.pem', '-----BEGIN PRIVATE KEY-----\n'],
      ['openssl genrsa -out k.pem 2048; openssl rsa -in k.pem -check -noout', 'RSA key ok\n'],
      [
        'openssl genrsa -out k.pem 2048; openssl rsa -in k.pem -pubout -out p.pem; head -1 p.pem',
        '-----BEGIN PUBLIC KEY-----\n',
        'writing RSA key\n',
      ],
      ['openssl sha256', 'SHA2-256(stdin)= e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n'],
      [
        'openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -subj /CN=shop 2>/dev/null; openssl verify c.pem',
        '',
        'CN = shop\nerror 18 at 0 depth lookup: self-signed certificate\nerror c.pem: verification failed\n',
        2,
      ],
      [
        'openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -subj /CN=shop 2>/dev/null; openssl verify -CAfile c.pem c.pem',
        'c.pem: OK\n',
      ],
      ['openssl rand -out r -hex 4; wc -c < r', '9\n'],
      [
        'openssl enc -aes-256-cbc -k pw -in a.txt',
        '',
        "openssl: Podflight does not simulate 'openssl enc -aes-256-cbc'\n",
        1,
      ],
    ],
  },
);
