import { expect, test } from 'vitest';
import { runClient } from '../../testing/clientRun';

test('the Pod has one interface with its address', () => {
  expect(runClient('busybox:1.36', 'ip a').stdout).toContain('inet 10.244.0.7/24');
  expect(runClient('busybox:1.36', 'ip route').stdout).toBe(
    'default via 10.244.0.1 dev eth0\n10.244.0.0/24 dev eth0 scope link  src 10.244.0.7\n',
  );
  expect(runClient('busybox:1.36', 'ifconfig').stdout).toContain('inet addr:10.244.0.7');
});

test.each(['traceroute web', 'netstat -tln', 'ip link'])('%s is refused by name', (command) => {
  const stderr = expect.stringContaining('Podflight') as string;
  expect(runClient('busybox:1.36', command)).toMatchObject({ exitCode: 1, stderr });
});
