import { judged } from '../../testing/judged';
import { npm } from './npm';

const LOG =
  'npm error A complete log of this run can be found in: /root/.npm/_logs/2026-11-20T12_00_00_000Z-debug-0.log\n';
const NO_PACKAGE = `npm error code ENOENT
npm error syscall open
npm error path /w/package.json
npm error errno -2
npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '/w/package.json'
npm error enoent This is related to npm not being able to find a file.
npm error enoent
${LOG}`;

// As npm 10 printed it on a machine without a network; the time in the log's name is our own.
judged(
  { npm },
  {
    gnu: [
      [
        'npm install express',
        '',
        `npm error code ENOTFOUND
npm error syscall getaddrinfo
npm error errno ENOTFOUND
npm error network request to https://registry.npmjs.org/express failed, reason: getaddrinfo ENOTFOUND registry.npmjs.org
npm error network This is a problem related to network connectivity.
npm error network In most cases you are behind a proxy or have bad network settings.
npm error network
npm error network If you are behind a proxy, please make sure that the 'proxy' config is set properly.  See: 'npm help config'
${LOG}`,
        1,
      ],
      ['npm bogus', 'Unknown command: "bogus"\n\nTo see a list of supported npm commands, run:\n  npm help\n', '', 1],
      ['npm install', '', NO_PACKAGE, 254],
      ['npm start', '', NO_PACKAGE, 254],
      ['npm run build', '', NO_PACKAGE, 254],
    ],
  },
);
