import type { ContainerCore, ProcessCore } from './core';
import type { MountEntry } from './mounts';
import { ComputedDirectory, FileNode, type INode, LinkNode } from './nodes';

export { createSettingsDirectory } from './settingsDirectory';

const KERNEL = '6.12.0';
const NODE_MEMORY_KB = 8_129_536;

/** Entries of a directory, each made when somebody looks at it. */
export type Entries = Readonly<Record<string, () => INode>>;

/** What /proc has besides processes: uptime, memory, processors. Everything is computed when it is read. */
export function systemEntries(container: ContainerCore): Entries {
  return {
    'thread-self': () => new LinkNode('self'),
    mounts: () => new LinkNode('self/mounts'),
    uptime: () => file(`${seconds(container.nowMs)} ${seconds(container.nowMs)}\n`),
    meminfo: () => file(memoryInformation()),
    cpuinfo: () => file(processorInformation()),
    loadavg: () => file(`0.00 0.00 0.00 1/${container.processes.size} ${Math.max(0, ...container.processes.keys())}\n`),
    version: () => file(`Linux version ${KERNEL} (podflight) #1 SMP\n`),
    stat: () => file(`cpu  0 0 0 0 0 0 0 0 0 0\nbtime 0\nprocesses ${container.processes.size}\n`),
    filesystems: () => file('nodev\tproc\nnodev\ttmpfs\nnodev\toverlay\n'),
    cmdline: () => file('BOOT_IMAGE=/vmlinuz\n'),
    net: () => fixed({ route: () => file('Iface\tDestination\tGateway\n'), dev: () => file('Inter-|   Receive\n') }),
  };
}

/** What /proc says of a process, besides its descriptors. */
export function processEntries(process: ProcessCore, container: ContainerCore): Entries {
  return {
    cmdline: () => file(process.argv.map((word) => `${word}\0`).join('')),
    comm: () => file(`${commandName(process)}\n`),
    environ: () =>
      file(
        Object.entries(process.env)
          .map(([name, value]) => `${name}=${value}\0`)
          .join(''),
      ),
    cwd: () => new LinkNode(process.cwd),
    root: () => new LinkNode('/'),
    exe: () => new LinkNode(process.argv[0] ?? ''),
    mounts: () => file(container.names.mounts.map(mountLine).join('')),
    mountinfo: () => file(container.names.mounts.map(mountLine).join('')),
    status: () => file(statusText(process)),
    stat: () => file(statLine(process)),
    cgroup: () => file('0::/\n'),
    limits: () => file('Limit                     Soft Limit           Hard Limit           Units     \n'),
    oom_score_adj: () => file('0\n'),
  };
}

function fixed(entries: Entries): ComputedDirectory {
  return new ComputedDirectory(
    (name) => (Object.hasOwn(entries, name) ? entries[name]?.() : undefined),
    () => Object.keys(entries).sort(),
  );
}

function file(text: string): FileNode {
  const node = new FileNode('', 0o444);
  node.text = text;
  return node;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(2);

function commandName(process: ProcessCore): string {
  const path = process.argv[0] ?? '';
  return path.slice(path.lastIndexOf('/') + 1).slice(0, 15);
}

const STATES = { running: 'R (running)', sleeping: 'S (sleeping)', stopped: 'T (stopped)' };

function statusText(process: ProcessCore): string {
  const { uid, gid } = process;
  return [
    `Name:\t${commandName(process)}`,
    `Umask:\t${process.umask.toString(8).padStart(4, '0')}`,
    `State:\t${STATES[process.state]}`,
    `Tgid:\t${process.pid}`,
    `Pid:\t${process.pid}`,
    `PPid:\t${process.parent?.pid ?? 0}`,
    `Uid:\t${uid}\t${uid}\t${uid}\t${uid}`,
    `Gid:\t${gid}\t${gid}\t${gid}\t${gid}`,
    `Groups:\t${process.groups.join(' ')}`,
    `VmRSS:\t${Math.ceil(process.memoryBytes / 1024) + 512} kB`,
    'Threads:\t1',
    '',
  ].join('\n');
}

function statLine(process: ProcessCore): string {
  const state = STATES[process.state].charAt(0);
  return `${process.pid} (${commandName(process)}) ${state} ${process.parent?.pid ?? 0} ${process.groupId} 0 0 -1 0\n`;
}

function mountLine(mount: MountEntry): string {
  const access = mount.readOnly ? 'ro' : 'rw';
  const size = mount.sizeLimitBytes === undefined ? '' : `,size=${Math.ceil(mount.sizeLimitBytes / 1024)}k`;
  return `${mount.label} ${mount.path} ${fileSystemType(mount.label)} ${access},relatime${size} 0 0\n`;
}

function fileSystemType(label: string): string {
  if (label === 'overlay' || label === 'proc' || label === 'tmpfs') return label;
  return label === 'emptyDir' || label === 'hostPath' ? 'ext4' : 'tmpfs';
}

function memoryInformation(): string {
  return `MemTotal:       ${NODE_MEMORY_KB} kB\nMemFree:        ${NODE_MEMORY_KB / 2} kB\nMemAvailable:   ${NODE_MEMORY_KB / 2} kB\nSwapTotal:             0 kB\nSwapFree:              0 kB\n`;
}

function processorInformation(): string {
  return [0, 1].map((index) => `processor\t: ${index}\nmodel name\t: Virtual CPU\ncpu cores\t: 2\n\n`).join('');
}
