import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errno } from '../../process';
import type { Dialect } from '../../process/types';
import { createFakeNetwork } from '../fakeNetwork';
import { runShell } from '../shellRun';

const PAGE = '<html>hello</html>\n';

/** The cluster that the commands were recorded in: three Services, one of them with a web server behind it. */
const network = () =>
  createFakeNetwork({
    hosts: {
      '10.96.0.10': { names: ['kube-dns.kube-system.svc.cluster.local'] },
      '10.96.0.1': { names: ['kubernetes.default.svc.cluster.local'] },
      '10.96.12.34': { names: ['myservice.default.svc.cluster.local'], ports: { 80: web } },
      '10.96.12.35': { names: ['mydb.default.svc.cluster.local'], ports: { 5432: '' } },
    },
    unreachable: () => Object.assign(errno('EHOSTUNREACH'), { message: 'Network is unreachable' }),
  });

function web(request: string): string {
  if (request.includes(' /404 ')) return 'HTTP/1.1 404 Not Found\r\n\r\n';
  if (request.includes(' /redir ')) return 'HTTP/1.1 302 Found\r\nLocation: /ok\r\nServer: x\r\n\r\n';
  return `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${PAGE.length}\r\nConnection: close\r\n\r\n${PAGE}`;
}

const FILES = {
  '/etc/resolv.conf':
    'nameserver 10.96.0.10\nsearch default.svc.cluster.local svc.cluster.local cluster.local\noptions ndots:5\n',
};

interface Recorded {
  shell: Dialect;
  command: string;
  output: string;
  exitCode: number;
}

function readOracle(): readonly Recorded[] {
  const text = readFileSync(join(import.meta.dirname, 'network-oracle.txt'), 'utf8');
  const block = /^\$ \[(busybox \S+)\] (.*)\n([\s\S]*?)--- rc=(\d+) ms=\d+\n/gm;
  return [...text.matchAll(block)].map(([, build, command = '', output = '', code]) => ({
    shell: build === 'busybox 1.28.4' ? 'busybox-1.28' : 'busybox-1.35',
    command,
    output,
    exitCode: Number(code),
  }));
}

/** Round-trip times differ from run to run. */
const withoutTimes = (text: string): string => text.replace(/\d+\.\d{3}/g, 'T');

// The static build crashed where it should have said that the network is unreachable: a fault of that one binary.
const oracle = readOracle().filter(({ exitCode }) => exitCode !== 139);

test('the recordings are there', () => {
  expect(oracle.length).toBeGreaterThanOrEqual(41);
});

test.each(oracle)('$shell: $command', ({ shell, command, output, exitCode }) => {
  // Both outputs went into one pipe when this was recorded.
  const result = runShell({ id: command, shell, script: `${command} 2>&1`, files: FILES }, network());
  expect(withoutTimes(result.stdout)).toBe(withoutTimes(output));
  expect(result.exitCode).toBe(exitCode);
});
