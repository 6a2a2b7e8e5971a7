import { utf8Length } from '../../process';
import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { LineReader, type Tool } from '../support/tool';
import type { LineMatcher } from './grepMatcher';

/** GNU grep's colours. */
const [MATCH, NAME, NUMBER, MARK] = ['01;31', '35', '32', '36'] as const;

/** Whether anything was printed, of whichever file: `--` stands between what does not hang together. */
export interface Printed {
  any: boolean;
}

/** Looks through one file and prints what grep prints of it. */
export class FileSearch {
  #number = 0;
  #count = 0;
  #lastPrinted = 0;
  #owed = 0;
  #offset = 0;
  #isBinary = false;
  #before: { number: number; line: string }[] = [];

  constructor(
    private readonly t: Tool,
    private readonly options: Options,
    private readonly matcher: LineMatcher,
    private readonly path: string,
    private readonly named: boolean,
    private readonly printed: Printed,
  ) {}

  *run(fd: number): Blocking<number> {
    const { t, options } = this;
    const most = Number(options.value('m') ?? Number.POSITIVE_INFINITY);
    const counts = options.has('c');
    const lists = options.has('l') || options.has('L');
    const silent = options.has('q') || lists || counts;
    const reader = new LineReader(t.process, fd, options.has('z') ? '\0' : '\n');
    for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next()) {
      this.#number++;
      if (t.gnu && line.includes('\0') && !options.has('a')) this.#isBinary = true;
      if (this.#count >= most) {
        if (this.#owed === 0) break;
        this.#context(line);
      } else if (this.matcher.test(line)) {
        this.#count++;
        if (options.has('q') || lists) break;
        if (!silent && this.#isBinary) {
          yield* t.flush();
          yield* t.fail(`${this.#name()}: binary file matches`);
          break;
        }
        if (!silent) this.#hit(line);
      } else if (!silent) this.#context(line);
      this.#offset += utf8Length(line) + 1;
      yield* t.tick();
    }
    return this.finish();
  }

  /** What is said of the whole file; of a folder too, in which nothing is found. */
  finish(): number {
    const { t, options } = this;
    if (options.has('c')) t.put(`${this.#prefix(':')}${this.#count}\n`);
    if (options.has('l') ? this.#count > 0 : options.has('L') && this.#count === 0)
      t.put(this.#name() + (options.has('Z') ? '\0' : '\n'));
    return options.has('L') && !options.has('l') && !t.gnu ? Number(this.#count === 0) : this.#count;
  }

  #name(): string {
    return this.path === '-' ? (this.options.value('label=') ?? '(standard input)') : this.path;
  }

  /** Colours are asked for by name only: no container writes to a terminal. */
  #paint(colour: string, text: string): string {
    const painted = this.t.gnu && this.options.value('color?') === 'always';
    return painted ? `\u001b[${colour}m\u001b[K${text}\u001b[m\u001b[K` : text;
  }

  #highlighted(line: string): string {
    if (this.#paint(MATCH, '') === '' || this.options.has('v')) return line;
    let result = '';
    let last = 0;
    for (const { text, start } of this.matcher.parts(line)) {
      result += line.slice(last, start) + this.#paint(MATCH, text);
      last = start + text.length;
    }
    return result + line.slice(last);
  }

  #prefix(mark: string): string {
    return this.named ? this.#paint(NAME, this.#name()) + this.#paint(MARK, mark) : '';
  }

  #print(number: number, line: string, mark: string, offset = 0): void {
    const separator = this.#paint(MARK, mark);
    const at = this.options.has('b') ? this.#paint(NUMBER, String(offset)) + separator : '';
    const numbered = this.options.has('n') ? this.#paint(NUMBER, String(number)) + separator : '';
    const end = this.options.has('z') ? '\0' : '\n';
    this.t.put(`${this.#prefix(mark)}${numbered}${at}${line}${end}`);
    this.#lastPrinted = number;
    this.printed.any = true;
  }

  #hit(line: string): void {
    const { options } = this;
    const after = Number(options.value('A') ?? options.value('C') ?? 0);
    if (options.has('o')) {
      if (!options.has('v'))
        for (const { text, start } of this.matcher.parts(line))
          this.#print(
            this.#number,
            this.#paint(MATCH, text),
            ':',
            this.#offset + (options.has('b') ? utf8Length(line.slice(0, start)) : 0),
          );
      return;
    }
    const before = Number(options.value('B') ?? options.value('C') ?? 0);
    const first = this.#number - this.#before.length;
    if (before + after > 0 && this.printed.any && (this.#lastPrinted === 0 || first > this.#lastPrinted + 1))
      this.t.put(`${this.#paint(MARK, '--')}\n`);
    for (const each of this.#before) this.#print(each.number, each.line, '-');
    this.#before = [];
    this.#print(this.#number, this.#highlighted(line), ':', this.#offset);
    this.#owed = after;
  }

  #context(line: string): void {
    if (this.#owed > 0) {
      this.#owed--;
      this.#print(this.#number, line, '-');
      return;
    }
    const before = Number(this.options.value('B') ?? this.options.value('C') ?? 0);
    if (before === 0) return;
    this.#before.push({ number: this.#number, line });
    if (this.#before.length > before) this.#before.shift();
  }
}
