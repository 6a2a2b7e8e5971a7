import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

test('TLS is refused by name, never waited for', () => {
  const hosts = { '140.82.121.4': { names: ['github.com'], ports: { 443: '' } } };
  const tls = (image: string, command: string) => runImage(image, command.split(' '), { hosts });
  expect(tls('curlimages/curl', 'curl -sS https://github.com')).toMatchObject({ exitCode: 35 });
  expect(tls('python', 'wget -q https://github.com')).toMatchObject({ exitCode: 4 });
  expect(tls('busybox:1.36', 'wget -q https://github.com')).toMatchObject({ exitCode: 1 });
});
