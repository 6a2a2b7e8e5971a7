import { atLeast } from '../programs/version';
import type { Recipe } from './recipe';

/** Debian's build, which the recorded cluster had as nginx and nginx:1.22: it starts silently. */
export const DEBIAN_NGINX = '1.22.1';

const RECORDED = ['f0b371f0e90991340815ae4b66edcc9a963fc8acd512730cfaf74e26522df0a3', 39_504_309] as const;

const WELCOME = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;

/** The entrypoint does what these say (programs/tools/nginxEntrypoint.ts). */
const ENTRYPOINT_SCRIPTS = Object.fromEntries(
  [
    '10-listen-on-ipv6-by-default.sh',
    '15-local-resolvers.envsh',
    '20-envsubst-on-templates.sh',
    '30-tune-worker-processes.sh',
  ].map((name) => [`/docker-entrypoint.d/${name}`, '#!/bin/sh\n']),
);

/** nginx of a version. Only the official images have the entrypoint that announces what it does, and only since 1.19. */
export function nginxRecipe(version: string, unprivileged: boolean): Recipe {
  const official = version !== DEBIAN_NGINX;
  const announces = official && atLeast(version, '1.19');
  const port = unprivileged ? 8080 : 80;
  return {
    base: 'debian',
    megabytes: official ? 72 : 37.67,
    ...(official ? {} : { recorded: RECORDED }),
    programs: 'curl envsubst',
    layer: {
      executables: { '/usr/sbin': 'nginx', ...(announces ? { '/': 'docker-entrypoint.sh=nginx-entrypoint' } : {}) },
      files: {
        '/usr/share/nginx/html/index.html': WELCOME,
        '/usr/share/nginx/html/50x.html': '<html><body><h1>An error occurred.</h1></body></html>\n',
        '/etc/nginx/nginx.conf': 'worker_processes auto;\nevents {}\nhttp { include /etc/nginx/conf.d/*.conf; }\n',
        ...(announces ? ENTRYPOINT_SCRIPTS : {}),
        '/etc/nginx/conf.d/default.conf':
          `server {\n    listen ${port};\n    server_name localhost;\n    location / {\n` +
          '        root /usr/share/nginx/html;\n        index index.html index.htm;\n    }\n}\n',
      },
      directories: {
        '/var/log/nginx': '755',
        '/var/cache/nginx': '755',
        ...(announces || !official ? { '/docker-entrypoint.d': '755' } : {}),
      },
    },
    config: {
      ...(announces ? { entrypoint: ['/docker-entrypoint.sh'] } : {}),
      cmd: ['nginx', '-g', 'daemon off;'],
      env: { NGINX_VERSION: version },
      exposedPorts: [port],
      stopSignal: 'SIGQUIT',
      user: unprivileged ? '101' : '',
    },
  };
}
