import type { Blocking, OpenFile, Process } from '../../../process/types';
import { LineReader, reason, type Tool } from '../../support/tool';
import { AwkFailure } from './lexer';

/** Files and commands that an awk program has open, by the text that names them. */
export class Streams {
  readonly #outputs = new Map<string, { fd: number; child: Process | undefined }>();
  readonly #inputs = new Map<string, { reader: LineReader; child: Process | undefined }>();

  constructor(private readonly tool: Tool) {}

  /** Throws Errno if the file cannot be opened. */
  *write(mode: '>' | '>>' | '|', name: string, text: string): Blocking<void> {
    const { process } = this.tool;
    if (mode !== '|' && (name === '/dev/stdout' || name === '-')) {
      this.tool.put(text);
      return;
    }
    if (mode !== '|' && name === '/dev/stderr') {
      yield* this.tool.flush();
      yield* process.write(2, text);
      return;
    }
    let output = this.#outputs.get(mode + name);
    if (output === undefined) {
      output = yield* this.#openOutput(mode, name);
      this.#outputs.set(mode + name, output);
    }
    yield* process.write(output.fd, text);
  }

  *#openOutput(mode: '>' | '>>' | '|', name: string): Blocking<{ fd: number; child: Process | undefined }> {
    const { process } = this.tool;
    if (mode !== '|') {
      const how = { write: true, create: true, truncate: mode === '>', append: mode === '>>' };
      try {
        return { fd: this.#keep(process.open(name, how)), child: undefined };
      } catch (error) {
        const words = reason(error);
        throw new AwkFailure(
          this.tool.gnu ? `cannot open "${name}" for output (${words})` : `can't open '${name}': ${words}`,
        );
      }
    }
    yield* this.tool.flush();
    const { read, write } = process.pipe();
    const child = process.spawn(['sh', '-c', name], { fds: { 0: read } });
    return { fd: this.#keep(write), child };
  }

  #keep(file: OpenFile): number {
    const { process } = this.tool;
    const fd = process.lowestFreeFd(3);
    process.setFd(fd, file);
    return fd;
  }

  /** One line of a file or of a command's output; undefined at its end. Throws Errno if the file cannot be opened. */
  *readLine(from: 'file' | 'command', name: string): Blocking<string | undefined> {
    const { process } = this.tool;
    let input = this.#inputs.get(from + name);
    if (input === undefined) {
      yield* this.tool.flush();
      if (from === 'file') {
        const fd = name === '-' ? 0 : this.#keep(process.open(name, { read: true }));
        input = { reader: new LineReader(process, fd), child: undefined };
      } else {
        const { read, write } = process.pipe();
        const fd = this.#keep(read);
        const child = process.spawn(['sh', '-c', name], { fds: { 1: write } });
        input = { reader: new LineReader(process, fd), child };
      }
      this.#inputs.set(from + name, input);
    }
    return yield* input.reader.next();
  }

  /** The exit status of a command, 0 for a file, -1 if nothing of that name is open. */
  *close(name: string): Blocking<number> {
    let status = -1;
    for (const [key, { fd, child }] of this.#outputs) {
      if (key !== `>${name}` && key !== `>>${name}` && key !== `|${name}`) continue;
      this.#outputs.delete(key);
      status = yield* this.#end(fd, child);
    }
    for (const [key, { reader, child }] of this.#inputs) {
      if (key !== `file${name}` && key !== `command${name}`) continue;
      this.#inputs.delete(key);
      status = yield* this.#end(reader.fd, child);
    }
    return status;
  }

  *closeAll(): Blocking<void> {
    for (const { fd, child } of this.#outputs.values()) yield* this.#end(fd, child);
    this.#outputs.clear();
  }

  *#end(fd: number, child: Process | undefined): Blocking<number> {
    const { process } = this.tool;
    if (fd > 2) process.setFd(fd, undefined);
    if (child === undefined) return 0;
    const end = yield* process.wait(child, false);
    return typeof end === 'string' ? 0 : end.status;
  }
}
