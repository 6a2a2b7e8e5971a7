import { expect, test } from 'vitest';
import { parseReference } from './reference';

test.each([
  ['busybox', 'docker.io/library/busybox:latest'],
  ['busybox:1.28', 'docker.io/library/busybox:1.28'],
  ['docker.io/busybox:1.28', 'docker.io/library/busybox:1.28'],
  ['index.docker.io/library/nginx', 'docker.io/library/nginx:latest'],
  ['bitnami/kubectl:1.36', 'docker.io/bitnami/kubectl:1.36'],
  ['registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10'],
  ['localhost:5000/app', 'localhost:5000/app:latest'],
  [`nginx@sha256:${'a'.repeat(64)}`, `docker.io/library/nginx@sha256:${'a'.repeat(64)}`],
])('%s is %s', (reference, name) => {
  expect(parseReference(reference)).toMatchObject({ name });
});

test.each([
  ['Busybox::1', 'invalid reference format: repository name (library/Busybox) must be lowercase'],
  ['busybox::1', 'invalid reference format'],
  ['busybox:', 'invalid reference format'],
  ['', 'invalid reference format'],
  ['a b', 'invalid reference format'],
  ['-x', 'invalid reference format'],
  ['nginx@sha256:abc', 'invalid reference format'],
  [`nginx@sha256:${'a'.repeat(40)}`, 'invalid checksum digest length'],
])('%s is no image name', (reference, words) => {
  expect(parseReference(reference)).toEqual({
    error: `couldn't parse image name ${JSON.stringify(reference)}: ${words}`,
  });
});
