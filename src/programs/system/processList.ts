import { isErrno } from '../../process';
import type { Blocking, Process } from '../../process/types';
import { splitLines } from '../support/tool';

/** A process as /proc shows it. */
export interface Seen {
  readonly pid: number;
  readonly name: string;
  readonly command: string;
  readonly uid: number;
  readonly parent: number;
  readonly state: string;
}

/** Lets the others of a pipeline become what they are to be: programs that look at all processes are slow to start. */
export function* settle(process: Process): Blocking<void> {
  yield* process.sleep(1);
}

/** All processes, by their numbers. */
export function listProcesses(process: Process): Seen[] {
  const seen: Seen[] = [];
  for (const name of process.readDirectory('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = statusFields(process.readFile(`/proc/${name}/status`));
      const words = process.readFile(`/proc/${name}/cmdline`).split('\0');
      const command = words.join(' ').trim();
      const short = (status.get('Name') ?? words[0] ?? '').replace(/^.*\//, '');
      seen.push({
        pid: Number(name),
        name: short,
        command: command === '' ? `[${short}]` : command,
        uid: Number((status.get('Uid') ?? '0').split(/\s+/)[0]),
        parent: Number(status.get('PPid') ?? 0),
        state: (status.get('State') ?? 'S').charAt(0),
      });
    } catch (error) {
      if (!isErrno(error)) throw error;
    }
  }
  return seen.sort((a, b) => a.pid - b.pid);
}

function statusFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of splitLines(text)) {
    const [key = '', value = ''] = line.split(/:\s*/, 2);
    fields.set(key, value);
  }
  return fields;
}
