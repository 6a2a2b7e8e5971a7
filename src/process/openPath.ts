import { errno } from './errno';
import type { FileSystem } from './fileSystem';
import { type Caller, mayAccess } from './mounts';
import { type DescriptorNode, type DeviceNode, type FifoNode, FileNode, type INode } from './nodes';
import { type Description, DeviceFile, DirectoryFile, PipeReader, PipeWriter } from './openFile';
import { Pipe } from './pipe';
import { RegularFile } from './regularFile';
import type { OpenFile, OpenFlags } from './types';

/** Opens what a process itself stands for: /dev/tty and /proc/PID/fd/N. */
export interface SpecialFiles {
  descriptor(node: DescriptorNode): OpenFile | undefined;
  terminal(): OpenFile | undefined;
}

/** open(2). Throws Errno. Named pipes open at once; reading and writing them waits for the other side. */
export function openPath(
  files: FileSystem,
  caller: Caller,
  path: string,
  flags: OpenFlags,
  special: SpecialFiles,
): OpenFile {
  const found = files.place(caller, path);
  let node = found.node;
  if (!node) {
    if (!flags.create) throw errno('ENOENT');
    if (found.wantsDirectory) throw errno('EISDIR');
    node = new FileNode('', (flags.mode ?? 0o666) & ~caller.umask);
    files.add(caller, found, node);
  } else {
    if (flags.exclusive && flags.create) throw errno('EEXIST');
    checkMode(caller, node, flags);
  }
  switch (node.type) {
    case 'directory':
      if (flags.write) throw errno('EISDIR');
      return new DirectoryFile();
    case 'device':
      return openDevice(node, special);
    case 'descriptor': {
      const file = special.descriptor(node);
      if (!file) throw errno('ENOENT');
      return file;
    }
    case 'fifo':
      return openFifo(node, flags);
    case 'link':
      throw errno('ELOOP');
    case 'file': {
      if (flags.write && found.mount.readOnly) throw errno('EROFS');
      const file = flags.write ? files.fileForWriting({ ...found, node }) : node;
      const description = new RegularFile(
        file,
        found.mount,
        found.path,
        files.accounts,
        flags.read ?? !flags.write,
        flags.write ?? false,
        flags.append ?? false,
      );
      if (flags.truncate && flags.write && file.text !== '') description.truncate(0, caller);
      return description;
    }
  }
}

function checkMode(caller: Caller, node: INode, flags: OpenFlags): void {
  const bits = (flags.write ? 2 : 0) | (flags.read || !flags.write ? 4 : 0);
  if (node.type !== 'descriptor' && !mayAccess(caller, node, bits)) throw errno('EACCES');
}

function openDevice(node: DeviceNode, special: SpecialFiles): OpenFile {
  switch (node.device) {
    case 'null':
      return new DeviceFile('null');
    case 'zero':
      return new DeviceFile('zero');
    case 'full':
      return new DeviceFile('zero', true);
    case 'random':
      return new DeviceFile('random');
    case 'tty': {
      const terminal = special.terminal();
      if (!terminal) throw errno('ENOENT');
      return terminal;
    }
  }
}

function openFifo(node: FifoNode, flags: OpenFlags): Description {
  const pipe = node.pipe instanceof Pipe ? node.pipe : new Pipe(true);
  node.pipe = pipe;
  return flags.write ? new PipeWriter(pipe) : new PipeReader(pipe);
}
