/**
 * What outlives Pods: the node's own files, which hostPath volumes show, and what persistent volumes hold. One tree per
 * path and volume, whoever mounts it.
 */
import type { PersistentVolume } from '../../../api/core';
import { createTree } from '../../../process/tree';
import type { FileStat, FileTree } from '../../../process/types';
import { CLUSTER } from '../../apiserver/clusterFacts';
import type { ObjectStore } from '../../context';

export interface NodeDisk {
  /** The node's `/`. Small and made up, as far as it was there before the scenario. */
  readonly root: FileTree;
  isSocket(path: string): boolean;
  isDevice(path: string, kind: 'CharDevice' | 'BlockDevice'): boolean;
  /** What a volume holds that lies nowhere on the node. */
  contentOf(volume: PersistentVolume): FileTree;
}

const SOCKETS = new Set(['/run/containerd/containerd.sock', '/run/systemd/notify']);
const DEVICES: Readonly<Record<'CharDevice' | 'BlockDevice', ReadonlySet<string>>> = {
  CharDevice: new Set(['/dev/fuse', '/dev/kmsg', '/dev/null', '/dev/random', '/dev/urandom', '/dev/zero']),
  BlockDevice: new Set(['/dev/sda', '/dev/sda1']),
};

const WATCH_LATENCY_MS = 4;

export function createNodeDisk(store: ObjectStore): NodeDisk {
  const root = nodeFiles();
  const contents = new Map<string, FileTree>();
  const phases = new Map<string, string | undefined>();

  store.watch<PersistentVolume>('PersistentVolume', WATCH_LATENCY_MS, (type, volume) => {
    const { uid = '' } = volume.metadata;
    const before = phases.get(uid);
    phases.set(uid, volume.status?.phase);
    const path = volume.spec.hostPath?.path;
    if (type === 'DELETED') {
      contents.delete(uid);
      phases.delete(uid);
      if (path !== undefined && isDeletedWithData(volume)) root.remove(path);
    } else if (type === 'ADDED' && path !== undefined && isProvisioned(volume)) {
      // Provisioners of directories leave them open to everybody, whoever the Pod runs as.
      root.makeDirectory(path, { mode: 0o777 });
    } else if (before === 'Released' && volume.status?.phase === 'Available') {
      contents.delete(uid);
      if (path !== undefined) clear(root, path);
    }
  });

  return {
    root,
    isSocket: (path) => SOCKETS.has(path),
    isDevice: (path, kind) => DEVICES[kind].has(path),
    contentOf({ metadata: { uid = '' } }) {
      const content = contents.get(uid) ?? createTree({ mode: 0o755 });
      contents.set(uid, content);
      return content;
    },
  };
}

const isProvisioned = ({ metadata }: PersistentVolume): boolean =>
  metadata.annotations?.['pv.kubernetes.io/provisioned-by'] !== undefined;

const isDeletedWithData = (volume: PersistentVolume): boolean =>
  volume.spec.persistentVolumeReclaimPolicy === 'Delete' &&
  (isProvisioned(volume) || /^\/tmp\/.+/.test(volume.spec.hostPath?.path ?? ''));

/** What a recycler leaves. */
function clear(root: FileTree, path: string): void {
  const mode = statOf(root, path)?.mode;
  root.remove(path);
  root.makeDirectory(path, mode === undefined ? {} : { mode });
}

const MOST_LINKS = 40;

/** The path that is meant, links followed; `/` alone is ``. Undefined beyond the first file that is missing. */
export function realPath(tree: FileTree, path: string): string | undefined {
  const entries = new Map(tree.list().map(({ path: at, stat }) => [at, stat]));
  let left = segmentsOf(path);
  let at: string[] = [];
  for (let links = 0; left.length > 0; ) {
    const next = left.shift() ?? '';
    const stat = entries.get([...at, next].join('/'));
    if (!stat) return undefined;
    if (stat.type !== 'link') at.push(next);
    else {
      if (++links > MOST_LINKS) return undefined;
      const target = stat.target ?? '';
      left = [...segmentsOf(target), ...left];
      if (target.startsWith('/')) at = [];
      while (left[0] === '..') {
        left.shift();
        at.pop();
      }
    }
  }
  return at.join('/');
}

const ROOT: FileStat = { type: 'directory', mode: 0o755, uid: 0, gid: 0, size: 4096, mtimeMs: 0, inode: 2, links: 18 };

export function statOf(tree: FileTree, path: string): FileStat | undefined {
  const real = realPath(tree, path);
  if (real === '') return ROOT;
  return real === undefined ? undefined : tree.list().find((entry) => entry.path === real)?.stat;
}

export const segmentsOf = (path: string): string[] => path.split('/').filter((part) => part !== '' && part !== '.');

/** As much of a Debian node as people look at: who it is, its logs, its sockets, room for data. */
function nodeFiles(): FileTree {
  const tree = createTree({ mode: 0o755 });
  const directories =
    'dev etc/kubernetes/manifests home lib/modules media mnt opt/cni/bin proc root run/containerd run/systemd srv sys ' +
    'usr/bin usr/local/bin var/lib/containerd var/lib/kubelet/pods var/log/containers var/log/pods var/tmp';
  for (const path of directories.split(' ')) tree.makeDirectory(path, { mode: 0o755 });
  tree.makeDirectory('tmp', { mode: 0o1777 });
  tree.makeDirectory('root', { mode: 0o700 });
  tree.symlink('var/run', '/run');
  tree.symlink('bin', 'usr/bin');
  tree.write('etc/hostname', `${CLUSTER.nodeName}\n`, { mode: 0o644 });
  tree.write('etc/hosts', `127.0.0.1\tlocalhost\n${CLUSTER.nodeAddress}\t${CLUSTER.nodeName}\n`, { mode: 0o644 });
  tree.write('etc/machine-id', `${'0123456789abcdef'.repeat(2)}\n`, { mode: 0o444 });
  tree.write('etc/os-release', OS_RELEASE, { mode: 0o644 });
  tree.write('etc/localtime', '', { mode: 0o644 });
  tree.write('var/log/syslog', '', { mode: 0o640 });
  tree.write('var/log/messages', '', { mode: 0o640 });
  for (const path of [...SOCKETS, ...DEVICES.CharDevice, ...DEVICES.BlockDevice]) tree.write(path, '', { mode: 0o660 });
  return tree;
}

const OS_RELEASE = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
`;
