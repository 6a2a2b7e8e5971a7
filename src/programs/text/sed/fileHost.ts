import { isErrno } from '../../../process';
import type { Blocking } from '../../../process/types';
import { splitLines, type Tool } from '../../support/tool';

/** The files and commands that a script names itself. */
export class FileHost {
  /** Lines of the files of `R` that were not read yet. */
  readonly #lines = new Map<string, string[]>();

  constructor(protected readonly t: Tool) {}

  /** '' if the file cannot be read. */
  read(path: string): string {
    try {
      return this.t.process.readFile(path);
    } catch (error) {
      if (isErrno(error)) return '';
      throw error;
    }
  }

  readLine(path: string): string | undefined {
    const lines = this.#lines.get(path) ?? splitLines(this.read(path));
    this.#lines.set(path, lines);
    return lines.shift();
  }

  append(path: string, text: string): void {
    if (path === '/dev/stdout') this.t.put(text);
    else this.t.process.writeFile(path, text, { append: true });
  }

  *execute(command: string): Blocking<string> {
    const { t } = this;
    yield* t.flush();
    const { read, write } = t.process.pipe();
    const fd = t.process.lowestFreeFd(3);
    t.process.setFd(fd, read);
    const child = t.process.spawn(['sh', '-c', command], { fds: { 1: write } });
    const output = yield* t.process.readAll(fd);
    t.process.setFd(fd, undefined);
    yield* t.process.wait(child, false);
    return output;
  }
}
