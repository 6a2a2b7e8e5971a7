import { expect, test } from 'vitest';
import { createTree } from '../process';
import { fingerprint } from './fingerprint';
import { buildTree } from './layers';

test('layers lie on a base, which stays as it is', () => {
  const base = createTree();
  base.write('/etc/name', 'base');
  const tree = buildTree(base, [
    {
      executables: { '/bin': 'cat grep=egrep' },
      files: { '/etc/name': 'image', '/run.sh': '#!/bin/sh\n' },
      links: { '/lib': 'usr/lib' },
      directories: { '/data': '1777 5 6' },
    },
  ]);
  const stats = new Map(tree.list().map(({ path, stat }) => [path, stat]));
  expect(stats.get('bin/cat')).toMatchObject({ program: 'cat', mode: 0o755 });
  expect(stats.get('bin/grep')).toMatchObject({ program: 'egrep' });
  expect(stats.get('run.sh')).toMatchObject({ mode: 0o755 });
  expect(stats.get('lib')).toMatchObject({ type: 'link', target: 'usr/lib' });
  expect(stats.get('data')).toMatchObject({ mode: 0o1777, uid: 5, gid: 6 });
  expect(tree.read('/etc/name')).toBe('image');
  expect(base.read('/etc/name')).toBe('base');
});

test('fingerprints look like digests and differ', () => {
  expect(fingerprint('a')).toMatch(/^[0-9a-f]{64}$/);
  expect(fingerprint('a')).toBe(fingerprint('a'));
  expect(fingerprint('a')).not.toBe(fingerprint('b'));
});
