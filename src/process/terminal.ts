import { Description } from './openFile';
import { Pipe } from './pipe';
import type { SignalName } from './types';
import type { SleeperQueue } from './waitQueue';

const INTERRUPT = '\u0003';
const END_OF_FILE = '\u0004';
const QUIT = '\u001c';
const ERASE = '\u007f';

/**
 * A terminal in canonical mode: a program reads whole lines. Echo is the business of whoever draws the terminal.
 * Ctrl-C and Ctrl-\ become signals, Ctrl-D hands over what was typed, nothing typed is end of file.
 */
export class TerminalFile extends Description {
  readonly kind = 'terminal';
  readonly readable = true;
  readonly writable = true;
  readonly #queue = new Pipe(false, Number.POSITIVE_INFINITY);
  #line = '';
  #endsOfFile = 0;

  constructor(
    private readonly sink: (text: string) => void,
    private readonly sendSignal: (name: SignalName) => void,
  ) {
    super();
    this.#queue.openWriter();
    this.#queue.openReader();
  }

  type(text: string): void {
    for (const character of text) this.#typeOne(character === '\r' ? '\n' : character);
  }

  hangUp(): void {
    this.#queue.closeWriter();
  }

  override read(max: number): string | undefined {
    const text = this.#queue.text;
    const lineEnd = text.indexOf('\n');
    if (text === '' && this.#endsOfFile > 0) {
      this.#endsOfFile--;
      return '';
    }
    return this.#queue.read(lineEnd < 0 ? max : Math.min(max, lineEnd + 1));
  }

  override write(text: string): number {
    this.sink(text);
    return text.length;
  }

  override get readQueue(): SleeperQueue {
    return this.#queue.readQueue;
  }

  #typeOne(character: string): void {
    switch (character) {
      case INTERRUPT:
      case QUIT:
        this.#line = '';
        this.sendSignal(character === QUIT ? 'QUIT' : 'INT');
        break;
      case END_OF_FILE:
        if (this.#line === '') this.#endsOfFile++;
        this.#handOver();
        break;
      case ERASE:
        this.#line = this.#line.slice(0, -1);
        break;
      case '\n':
        this.#line += '\n';
        this.#handOver();
        break;
      default:
        this.#line += character;
    }
  }

  #handOver(): void {
    const line = this.#line;
    this.#line = '';
    if (line !== '') this.#queue.append(line);
    else this.#queue.readQueue.wakeAll();
  }
}
