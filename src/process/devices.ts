import { type DeviceName, DeviceNode, DirectoryNode, LinkNode } from './nodes';

const DEVICES: Readonly<Record<string, DeviceName>> = {
  null: 'null',
  zero: 'zero',
  full: 'full',
  random: 'random',
  urandom: 'random',
  tty: 'tty',
};

const LINKS: Readonly<Record<string, string>> = {
  fd: '/proc/self/fd',
  stdin: '/proc/self/fd/0',
  stdout: '/proc/self/fd/1',
  stderr: '/proc/self/fd/2',
  ptmx: 'pts/ptmx',
};

/** What the runtime puts into /dev. Shared by all containers; each has its own layer on top. */
const BASE = createBase();

function createBase(): DirectoryNode {
  const directory = new DirectoryNode();
  for (const [name, device] of Object.entries(DEVICES)) directory.set(name, new DeviceNode(device));
  for (const [name, target] of Object.entries(LINKS)) directory.set(name, new LinkNode(target));
  for (const name of ['shm', 'pts', 'mqueue']) directory.set(name, new DirectoryNode());
  const shared = directory.get('shm');
  if (shared) shared.mode = 0o1777;
  return directory;
}

export function createDeviceDirectory(): DirectoryNode {
  return new DirectoryNode(BASE);
}
