/** Who a container's process runs as. Models containerd internal/cri/opts WithUser over the image's /etc/passwd. */
import type { FileTree } from '../../process/types';

export interface LinuxUser {
  uid: number;
  gid: number;
  supplementalGroups: readonly number[];
  home: string;
}

export function resolveUser(
  imageUser: string,
  security: { runAsUser?: number; runAsGroup?: number; groups: readonly number[] },
  tree: FileTree,
): LinuxUser {
  const [name = '', group] = imageUser.split(':');
  const accounts = lines(tree.read('etc/passwd') ?? tree.read('/etc/passwd'));
  const wanted = security.runAsUser !== undefined ? String(security.runAsUser) : name === '' ? '0' : name;
  const account = accounts.find((fields) => fields[0] === wanted || fields[2] === wanted);
  const uid = account ? Number(account[2]) : Number(wanted) || 0;
  const accountGid = account ? Number(account[3]) : 0;
  const imageGid = group === undefined || security.runAsUser !== undefined ? accountGid : groupId(group, tree);
  const gid = security.runAsGroup ?? imageGid;
  const member = memberships(account?.[0], tree);
  return {
    uid,
    gid,
    supplementalGroups: [...new Set([gid, ...member, ...security.groups])],
    home: account?.[5] || '/',
  };
}

function groupId(group: string, tree: FileTree): number {
  if (/^\d+$/.test(group)) return Number(group);
  const found = lines(tree.read('etc/group') ?? tree.read('/etc/group')).find((fields) => fields[0] === group);
  return found ? Number(found[2]) : 0;
}

/** Groups of /etc/group that name the account. The recorded runtime shows only those beyond root's own. */
function memberships(account: string | undefined, tree: FileTree): number[] {
  if (account === undefined || account === 'root') return [];
  return lines(tree.read('etc/group') ?? tree.read('/etc/group'))
    .filter((fields) => (fields[3] ?? '').split(',').includes(account))
    .map((fields) => Number(fields[2]));
}

const lines = (text: string | undefined): string[][] =>
  (text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(':'));
