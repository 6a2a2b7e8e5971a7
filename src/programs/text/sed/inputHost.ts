import type { Blocking } from '../../../process/types';
import { closeInput, LineReader, openInput, reason, type Tool } from '../../support/tool';
import type { SedHost } from './execute';
import { FileHost } from './fileHost';

/** Lines of several files one after another; files that cannot be read are reported when their turn comes. */
/** What every sed holds: beyond it, memory is counted. */
const FREE_CHARACTERS = 65_536;

export function holdMemory(t: Tool, characters: number): void {
  if (characters > FREE_CHARACTERS) t.process.setMemory(characters);
}

export class InputHost extends FileHost implements SedHost {
  #index = 0;
  #reader: LineReader | undefined;
  #current = '-';
  status = 0;

  constructor(
    t: Tool,
    private readonly paths: readonly string[],
    private readonly end: '\n' | '\0' = '\n',
    /** Whether what was written last lacks its newline; it comes before anything else. */
    private readonly output = { isOpen: false },
  ) {
    super(t);
  }

  *next() {
    for (;;) {
      if (this.#reader === undefined && !(yield* this.#openNext())) return undefined;
      const reader = this.#reader;
      if (reader === undefined) continue;
      const text = yield* this.#line(reader);
      if (text !== undefined) return { text, unterminated: reader.unterminated };
      closeInput(this.t.process, reader.fd);
      this.#reader = undefined;
    }
  }

  *#line(reader: LineReader): Blocking<string | undefined> {
    try {
      return yield* reader.next();
    } catch (error) {
      const words = reason(error);
      // busybox takes what cannot be read for the end of the file.
      if (this.t.gnu) this.status = yield* this.t.fail(`read error on ${this.name()}: ${words}`, 4);
      return undefined;
    }
  }

  *#openNext(): Blocking<boolean> {
    const path = this.paths[this.#index++];
    if (path === undefined) return false;
    const { t } = this;
    try {
      this.#reader = new LineReader(t.process, openInput(t.process, path).fd, this.end);
      this.#current = path;
    } catch (error) {
      const words = reason(error);
      this.status = yield* t.failEither(`${path}: ${words}`, `can't read ${path}: ${words}`, t.gnu ? 2 : 1);
    }
    return true;
  }

  name(): string {
    return this.#current;
  }

  *write(text: string): Blocking<void> {
    if (text === '') return;
    this.t.put(this.output.isOpen ? this.end + text : text);
    this.output.isOpen = !text.endsWith(this.end);
    yield* this.t.tick();
  }

  *pause(characters = 0): Blocking<void> {
    yield* this.t.tick(1 + (characters >> 5));
  }

  hold(characters: number): void {
    holdMemory(this.t, characters);
  }
}
