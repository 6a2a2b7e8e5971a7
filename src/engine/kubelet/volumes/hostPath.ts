/** A directory or file of the node. Models pkg/volume/hostpath/host_path.go checkType, and containerd, which makes what is missing. */
import type { FileTree } from '../../../process/types';
import { type NodeDisk, realPath, segmentsOf, statOf } from './nodeDisk';

export type HostPath = { tree: FileTree; file?: string } | { error: string };

/** The error is the text behind `MountVolume.SetUp failed for volume "x" : `. */
export function hostPath(disk: NodeDisk, { path, type = '' }: { path: string; type?: string }): HostPath {
  const { root } = disk;
  const isThere = statOf(root, path) !== undefined;
  if (type === 'DirectoryOrCreate' && !isThere) root.makeDirectory(reachable(root, path), { mode: 0o755 });
  if (type === 'FileOrCreate' && !isThere) {
    const parent = statOf(root, segmentsOf(path).slice(0, -1).join('/'));
    if (parent?.type !== 'directory') return { error: `open ${path}: no such file or directory` };
    root.write(reachable(root, path), '', { mode: 0o644 });
  }
  const problem = objection(disk, path, type);
  if (problem !== undefined) return { error: `hostPath type check failed: ${path} is not ${problem}` };
  // Without a type nothing is checked: the runtime makes a directory of what is not there.
  const real = realPath(root, path) ?? reachable(root, path);
  return statOf(root, path)?.type === 'file' ? { tree: root, file: real } : { tree: root.subtree(real) };
}

function objection(disk: NodeDisk, path: string, type: string): string | undefined {
  const stat = statOf(disk.root, path);
  const real = `/${realPath(disk.root, path) ?? ''}`;
  const isPlain =
    stat?.type === 'file' &&
    !disk.isSocket(real) &&
    !disk.isDevice(real, 'CharDevice') &&
    !disk.isDevice(real, 'BlockDevice');
  switch (type) {
    case 'Directory':
    case 'DirectoryOrCreate':
      return stat?.type === 'directory' ? undefined : 'a directory';
    case 'File':
    case 'FileOrCreate':
      return isPlain ? undefined : 'a file';
    case 'Socket':
      return disk.isSocket(real) ? undefined : 'a socket file';
    case 'CharDevice':
      return disk.isDevice(real, type) ? undefined : 'a character device';
    case 'BlockDevice':
      return disk.isDevice(real, type) ? undefined : 'a block device';
    default:
      return undefined;
  }
}

/** The path with the links of the part of it that exists followed. */
function reachable(root: FileTree, path: string): string {
  const segments = segmentsOf(path);
  for (let length = segments.length; length > 0; length--) {
    const real = realPath(root, segments.slice(0, length).join('/'));
    if (real !== undefined) return [real, ...segments.slice(length)].filter((part) => part !== '').join('/');
  }
  return segments.join('/');
}
