import type { ContainerCore, ProcessCore } from './core';
import { ComputedDirectory, DescriptorNode, type INode, LinkNode } from './nodes';
import { createPart, type Part } from './parts';
import { ownSettings } from './systemSettings';

/** Loaded where somebody reads more of /proc than the descriptors of processes, which redirections name. */
export const procFiles: Part<typeof import('./procFiles')> = createPart('procFiles');

/** /proc as scripts use it: processes and their descriptors, and what procFiles.ts says. */
export function createProcDirectory(container: ContainerCore): ComputedDirectory {
  const settings = container.spec.settings ?? ownSettings();
  const settingsDirectory = () => procFiles.get().createSettingsDirectory(settings, container.hostname);
  // There at once: what the runtime mounts in every container.
  const system = new ComputedDirectory(
    (name) => settingsDirectory().get(name),
    () => settingsDirectory().names(),
  );
  return withEntries(
    (name) => {
      if (name === 'self') return new LinkNode(name);
      if (name === 'sys') return system;
      const process = /^\d{1,7}$/.test(name) ? container.processes.get(Number(name)) : undefined;
      return process && processDirectory(process, container);
    },
    () => ['self', 'sys', ...[...container.processes.keys()].map(String)],
    () => procFiles.get().systemEntries(container),
  );
}

function processDirectory(process: ProcessCore, container: ContainerCore): ComputedDirectory {
  return withEntries(
    (name) => (name === 'fd' ? descriptors(process) : undefined),
    () => ['fd'],
    () => procFiles.get().processEntries(process, container),
  );
}

const descriptors = (process: ProcessCore): ComputedDirectory =>
  new ComputedDirectory(
    (name) =>
      /^\d+$/.test(name) && process.fd(Number(name)) ? new DescriptorNode(process.pid, Number(name)) : undefined,
    () => process.openFds().map(String),
  );

/** What is there at once, then what `others` has, none of which begins with a digit: a process that has ended is no file. */
function withEntries(
  entry: (name: string) => INode | undefined,
  names: () => readonly string[],
  others: () => Readonly<Record<string, () => INode>>,
): ComputedDirectory {
  return new ComputedDirectory(
    (name) => {
      const known = entry(name);
      if (known || /^\d/.test(name)) return known;
      const seldom = others();
      return Object.hasOwn(seldom, name) ? seldom[name]?.() : undefined;
    },
    () => [...names(), ...Object.keys(others())].sort(),
  );
}
