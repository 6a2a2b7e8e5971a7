import { expect, test } from 'vitest';
import { busyboxVersion, findImage, hasImage, workstationImage } from './catalogue';
import './all';
import { runImage } from '../testing/imageRun';
import { ALIASES } from './aliases';
import { RECIPES } from './recipes';

test('busybox as the recorded cluster had it', () => {
  const old = findImage('busybox:1.28');
  expect(old.name).toBe('docker.io/library/busybox:1.28');
  expect(old.digest).toBe('850a8d0925d3179bd60efc4597928978e6ed7c132d9595b74d7df01437e5d703');
  expect(old.contents.userland).toEqual({ flavour: 'busybox', version: '1.28.4' });
  expect(old.contents.dialects.sh).toBe('busybox-1.28');
  const newest = findImage('busybox');
  expect(newest.name).toBe('docker.io/library/busybox:latest');
  expect(newest.sizeBytes).toBe(2_232_017);
  expect(newest.contents.userland.version).toBe('1.36.1');
});

test.each([
  ['1.28', '1.28.4'],
  ['1.29', '1.29.0'],
  ['1.33.1', '1.33.1'],
  ['1.36-glibc', '1.36.1'],
  ['stable-musl', '1.36.1'],
  ['nope', undefined],
  ['1.99', undefined],
])('busybox:%s is %s', (tag, version) => {
  expect(busyboxVersion(tag)).toBe(version);
});

test('contents are shared between look-ups and differ between images', () => {
  expect(findImage('busybox:1.28').contents.tree).toBe(findImage('docker.io/library/busybox:1.28').contents.tree);
  expect(findImage('alpine').contents.tree.read('/etc/os-release')).toContain('ID=alpine');
  expect(findImage('debian:12').contents.tree.read('/etc/os-release')).toContain('ID=debian');
  expect(findImage('postgres:16-alpine').contents.userland.flavour).toBe('busybox');
});

test.each(Object.keys(RECIPES))('%s can be built, and its command is in it', (repository) => {
  const image = findImage(repository);
  expect(image.unknown).toBeUndefined();
  const [command] = [...(image.config.entrypoint ?? []), ...(image.config.cmd ?? [])];
  const names = image.contents.tree.list().map(({ path }) => `/${path}`);
  if (command && !/jshell|zsh/.test(command))
    expect(names.some((name) => name.endsWith(`/${command.replace(/^.*\//, '')}`))).toBe(true);
});

test.each(Object.entries(ALIASES))('%s is another name of %s', (alias) => {
  expect(hasImage(alias)).toBe('yes');
});

test('a tag that cannot be is refused, a repository that is not in the catalogue is unknown', () => {
  expect(hasImage('nginx:1.27-alpine')).toBe('yes');
  expect(hasImage('nginx:latst')).toBe('no-such-tag');
  expect(hasImage('nginx:1.161')).toBe('no-such-tag');
  expect(hasImage('nginx:1')).toBe('yes');
  expect(hasImage('radial/busyboxplus:curl')).toBe('yes');
  expect(hasImage('registry.k8s.io/nginx-slim:0.24')).toBe('yes');
  expect(hasImage('gcr.io/google-samples/kubernetes-bootcamp:v10')).toBe('no-such-tag');
  expect(hasImage('busybox:1.2.3.4.5')).toBe('no-such-tag');
  expect(hasImage('acme/shop:3')).toBe('unknown');
});

test('an unknown image has the command it is started with', () => {
  const image = findImage('acme/shop:3', { command: '/srv/shop', behaviour: 'opens=8080' });
  expect(image.unknown).toBe(true);
  const entry = image.contents.tree.list().find(({ path }) => path === 'srv/shop');
  expect(entry?.stat.program).toBe('app');
  expect(image.contents.program('app')).toBeTypeOf('function');
});

test('the workstation has what the caller brings', () => {
  const kubectl = () => 0;
  const image = workstationImage({ kubectl });
  expect(image.contents.program('kubectl')).toBe(kubectl);
  expect(image.contents.dialects.bash).toBe('bash');
  expect(image.contents.tree.list().some(({ path }) => path === 'usr/local/bin/kubectl')).toBe(true);
});

test.each([
  ['rabbitmq:3', 'rabbitmq-diagnostics', ['rabbitmq-diagnostics', '-q', 'ping']],
  ['postgres:16', 'pg_restore', ['pg_restore', '--version']],
  ['eclipse-temurin:21', 'keytool', ['keytool', '-list']],
  ['debian:12', 'useradd', ['useradd', 'app']],
])('%s has %s, which says that nobody wrote it', (image, program, argv) => {
  expect(runImage(image, argv)).toMatchObject({
    exitCode: 126,
    stderr: `${program}: Podflight does not simulate this program\n`,
  });
});
