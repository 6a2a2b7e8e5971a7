import { describe, expect, test } from 'vitest';
import { findImage, workstationImage } from '../../images/catalogue';
import { PartMissing } from '../../process/parts';
import { groupOf, programNamed } from '..';
import { shellPrograms } from '../shells';
import { programs as everyday } from './everyday';
import { loadPart } from './load';
import { GROUPS } from './names';

const groups = Object.entries(GROUPS).map(([group, names]) => ({ group, names: names.split(' ') }));

test('no program is in two groups', () => {
  const names = [...Object.keys(everyday), ...Object.keys(shellPrograms), ...groups.flatMap(({ names }) => names)];
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

// Nothing here may import all.ts: what is loaded is what these tests load.
describe.each(groups)('the group $group', ({ group, names }) => {
  test('is missed by name, and runs once it is loaded', async () => {
    const missing = names.map((name) => () => programNamed(name));
    for (const look of missing) expect(look).toThrow(PartMissing);
    expect(names.map(groupOf)).toEqual(names.map(() => group));
    await loadPart(group);
    for (const look of missing) expect(look()).toBeTypeOf('function');
  });
});

test('what an image holds is known by name alone', () => {
  const names = findImage('busybox:1.36').contents.tree.list();
  expect(names.map(({ path }) => path)).toContain('bin/awk');
  const installed = workstationImage({}).contents.tree.list();
  expect(installed.map(({ path }) => path)).toContain('usr/local/bin/jq');
});

test('parts that nobody knows are refused', async () => {
  await expect(loadPart('constructor')).rejects.toThrow('no part is called constructor');
});
