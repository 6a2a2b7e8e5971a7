import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

const SAYS = '/docker-entrypoint.sh:';
const OWN = '/docker-entrypoint.d';

/** What the image prints ahead of nginx; `files` are laid over it. */
const start = (files: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = {}) =>
  runImage('nginx:1.29', ['/docker-entrypoint.sh', 'nginx', '-g', 'daemon off;'], {
    files,
    env,
    signals: [{ atMs: 1000, name: 'QUIT' }],
  });

// As nginx:1.27 and 1.29 log it (nginxinc/docker-nginx, entrypoint/).
test('the image as it is', () => {
  expect(start().stdout).toBe(
    [
      `${SAYS} ${OWN}/ is not empty, will attempt to perform configuration`,
      `${SAYS} Looking for shell scripts in ${OWN}/`,
      `${SAYS} Launching ${OWN}/10-listen-on-ipv6-by-default.sh`,
      '10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf',
      '10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf',
      `${SAYS} Sourcing ${OWN}/15-local-resolvers.envsh`,
      `${SAYS} Launching ${OWN}/20-envsubst-on-templates.sh`,
      `${SAYS} Launching ${OWN}/30-tune-worker-processes.sh`,
      `${SAYS} Configuration complete; ready for start up`,
      '',
    ].join('\n'),
  );
  expect(start().read('/etc/nginx/conf.d/default.conf')).toContain('    listen  [::]:80;\n');
  expect(start({}, { NGINX_ENTRYPOINT_QUIET_LOGS: '1' }).stdout).toBe('');
});

test('another configuration is left alone', () => {
  expect(start({ '/etc/nginx/conf.d/default.conf': 'server { listen 80; }\n' }).stdout).toContain(
    'info: Getting the checksum of /etc/nginx/conf.d/default.conf\n10-listen-on-ipv6-by-default.sh: info: /etc/nginx/conf.d/default.conf differs from the packaged version\n',
  );
});

test('templates are filled with what is set', () => {
  const run = start({ '/etc/nginx/templates/site.conf.template': '# $HOST $host\n' }, { HOST: 'shop' });
  expect(run.stdout).toContain(
    '20-envsubst-on-templates.sh: Running envsubst on /etc/nginx/templates/site.conf.template to /etc/nginx/conf.d/site.conf\n',
  );
  expect(run.read('/etc/nginx/conf.d/site.conf')).toBe('# shop $host\n');
});

test('further scripts run in their order, others are ignored', () => {
  const { stdout } = start({ [`${OWN}/40-notes.txt`]: '', [`${OWN}/5-first.sh`]: '#!/bin/sh\necho first\n' });
  expect(stdout).toContain(`${SAYS} Ignoring ${OWN}/40-notes.txt\n`);
  expect(stdout).toContain(`${SAYS} Ignoring ${OWN}/5-first.sh, not executable\n`);
  expect(stdout.indexOf('5-first')).toBeLessThan(stdout.indexOf('10-listen'));
});

test('other commands are only run', () => {
  expect(runImage('nginx:1.29', ['/docker-entrypoint.sh', 'echo', 'hi']).stdout).toBe('hi\n');
  expect(runImage('nginx:1.29', ['/docker-entrypoint.sh', 'nosuch'])).toMatchObject({
    stderr: '/docker-entrypoint.sh: 47: exec: nosuch: not found\n',
    exitCode: 127,
  });
});
