import type { Process } from '../../process/types';
import { readOptional } from './optionalFile';
import { remembering } from './remembering';

/** One line of /etc/hosts. The first name is the canonical one. */
export interface HostsEntry {
  address: string;
  names: readonly string[];
}

/** /etc/hosts as the C library reads it: comments end a line, a file that is missing says nothing. */
export function readHosts(process: Process): readonly HostsEntry[] {
  return parseHosts(readOptional(process, '/etc/hosts'));
}

const parseHosts = remembering((text: string): readonly HostsEntry[] =>
  text.split('\n').flatMap((line) => {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return address ? [{ address, names }] : [];
  }),
);
