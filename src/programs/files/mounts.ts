import { reason, splitLines, type Tool } from '../support/tool';

export interface MountLine {
  readonly device: string;
  readonly path: string;
  readonly type: string;
  readonly flags: string;
}

/** What /proc/mounts says; the root alone where it cannot be read. */
export function mounts(t: Tool): MountLine[] {
  try {
    return splitLines(t.process.readFile('/proc/mounts')).map((line) => {
      const [device = '', path = '', type = '', flags = ''] = line.split(' ');
      return { device, path, type, flags };
    });
  } catch (error) {
    reason(error);
    return [{ device: 'overlay', path: '/', type: 'overlay', flags: 'rw,relatime' }];
  }
}
