import { ComputedDirectory, type FileNode, type INode } from './nodes';
import { type ContainerSettings, settingNode } from './systemSettings';

/** As on a node of the recorded cluster, in a container that has its own namespaces. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'fs/aio-max-nr': '65536',
  'fs/file-max': '9223372036854775807',
  'fs/inotify/max_user_instances': '128',
  'fs/inotify/max_user_watches': '65536',
  'fs/nr_open': '1073741816',
  'kernel/domainname': '(none)',
  'kernel/hostname': '',
  'kernel/msgmax': '8192',
  'kernel/osrelease': '6.12.0',
  'kernel/ostype': 'Linux',
  'kernel/pid_max': '4194304',
  'kernel/random/boot_id': '00000000-0000-4000-8000-000000000000',
  'kernel/sem': '32000\t1024000000\t500\t32000',
  'kernel/shmall': '18446744073692774399',
  'kernel/shmmax': '18446744073692774399',
  'kernel/shm_rmid_forced': '0',
  'net/core/rmem_max': '212992',
  'net/core/somaxconn': '4096',
  'net/core/wmem_max': '212992',
  'net/ipv4/ip_forward': '1',
  'net/ipv4/ip_local_port_range': '32768\t60999',
  'net/ipv4/ip_unprivileged_port_start': '0',
  'net/ipv4/ping_group_range': '0\t2147483647',
  'net/ipv4/tcp_fin_timeout': '60',
  'net/ipv4/tcp_keepalive_intvl': '75',
  'net/ipv4/tcp_keepalive_probes': '9',
  'net/ipv4/tcp_keepalive_time': '7200',
  'net/ipv4/tcp_max_syn_backlog': '512',
  'net/ipv4/tcp_syncookies': '1',
  'net/ipv4/tcp_tw_reuse': '2',
  'net/ipv6/conf/all/disable_ipv6': '0',
  'vm/dirty_ratio': '20',
  'vm/max_map_count': '65530',
  'vm/overcommit_memory': '0',
  'vm/swappiness': '60',
};

const OF_NETWORK = /^net\//;
const OF_POD = /^kernel\/(?:msg|sem$|shm|hostname$|domainname$)/;
const READ_ONLY = /^kernel\/(?:os|random)/;

/** /proc/sys of one container. What it changes of its node, others see. */
export function createSettingsDirectory(settings: ContainerSettings, hostname: string): ComputedDirectory {
  const names = new Set([...Object.keys(DEFAULTS), ...settings.pod.keys()]);
  const nodeOf = (path: string): FileNode => {
    const isOfPod = OF_POD.test(path) || (OF_NETWORK.test(path) && !settings.isHostNetwork);
    const holder = isOfPod ? settings.pod : settings.node;
    const known = holder.get(path);
    if (known) return known;
    const node = settingNode(path === 'kernel/hostname' ? hostname : (DEFAULTS[path] ?? ''));
    if (READ_ONLY.test(path)) node.mode = 0o444;
    holder.set(path, node);
    return node;
  };
  const directory = (prefix: string): ComputedDirectory => {
    const children = (): string[] => [
      ...new Set([...names].filter((name) => name.startsWith(prefix)).map((name) => firstStep(name, prefix))),
    ];
    const entry = (name: string): INode | undefined => {
      const path = prefix + name;
      if (names.has(path)) return nodeOf(path);
      return children().includes(name) ? directory(`${path}/`) : undefined;
    };
    return new ComputedDirectory(entry, () => children().sort());
  };
  return directory('');
}

const firstStep = (name: string, prefix: string): string => name.slice(prefix.length).split('/', 1)[0] ?? '';
