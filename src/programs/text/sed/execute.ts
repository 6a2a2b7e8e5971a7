import type { Blocking } from '../../../process/types';
import { allMatches, type Regex } from '../../../shell/pattern/regex';
import { escapeLine, expandReplacement } from './replacement';
import type { Address, SedCommand } from './script';

/** Where lines come from and go to. */
export interface SedHost {
  /** The next line; undefined at the end of all input. */
  next(): Blocking<{ text: string; unterminated: boolean } | undefined>;
  write(text: string): Blocking<void>;
  /** Text of a file for `r`, '' if it cannot be read. */
  read(path: string): string;
  append(path: string, text: string): void;
  /** True once every so often: time to let others run. */
  pause(): Blocking<void>;
  /** What `F` prints. */
  name(): string;
}

interface Line {
  readonly text: string;
  readonly unterminated: boolean;
}

type Flow = 'next-command' | 'end-of-script' | 'delete' | 'restart' | 'quit' | 'quit-silently';

const MAX_SPACE = 4_000_000;

/** Runs a script over the lines of a host. The exit code is that of `q`. */
export class SedRun {
  #space = '';
  #hold = '';
  #lineNumber = 0;
  #current: Line = { text: '', unterminated: false };
  #ahead: Line | undefined;
  #substituted = false;
  #appended: string[] = [];
  #lastRegex: Regex | undefined;
  readonly #ranges = new Map<SedCommand, { active: boolean; end: number }>();
  readonly #labels = new Map<string, number>();
  exitCode = 0;

  constructor(
    private readonly commands: readonly SedCommand[],
    private readonly host: SedHost,
    private readonly quiet: boolean,
    private readonly gnu = true,
  ) {
    for (const [i, command] of commands.entries()) if (command.name === ':') this.#labels.set(command.text, i);
  }

  /** The first label that is jumped to and not there. */
  missingLabel(): string | undefined {
    return this.commands.find(({ name, text }) => 'btT'.includes(name) && text !== '' && !this.#labels.has(text))?.text;
  }

  *run(): Blocking<void> {
    this.#ahead = yield* this.host.next();
    let restarts = false;
    for (;;) {
      if (!restarts && !(yield* this.#advance())) return;
      const flow = yield* this.#script();
      restarts = flow === 'restart';
      if (flow !== 'delete' && flow !== 'restart' && flow !== 'quit-silently' && !this.quiet)
        yield* this.#print(this.#space);
      yield* this.#flushAppended();
      if (flow === 'quit' || flow === 'quit-silently') return;
      yield* this.host.pause();
    }
  }

  *#advance(): Blocking<boolean> {
    if (this.#ahead === undefined) return false;
    this.#current = this.#ahead;
    this.#space = this.#current.text;
    this.#lineNumber++;
    this.#substituted = false;
    this.#ahead = yield* this.host.next();
    return true;
  }

  *#print(text: string): Blocking<void> {
    const bare = this.#ahead === undefined && this.#current.unterminated;
    yield* this.host.write(bare ? text : `${text}\n`);
  }

  *#flushAppended(): Blocking<void> {
    for (const text of this.#appended) yield* this.host.write(text);
    this.#appended = [];
  }

  *#script(): Blocking<Flow> {
    for (let i = 0; i < this.commands.length; i++) {
      const command = this.commands[i];
      if (command === undefined || command.name === '}' || command.name === ':') continue;
      if (!this.#selects(command)) {
        if (command.name === '{') i = command.end ?? i;
        continue;
      }
      if (command.name === 'b' || command.name === 't' || command.name === 'T') {
        const jumps = command.name === 'b' || this.#substituted === (command.name === 't');
        if (command.name !== 'b') this.#substituted = false;
        if (!jumps) continue;
        yield* this.host.pause();
        i = command.text === '' ? this.commands.length : (this.#labels.get(command.text) ?? this.commands.length);
        continue;
      }
      const flow = yield* this.#execute(command);
      if (this.#space.length > MAX_SPACE || this.#hold.length > MAX_SPACE) return 'quit-silently';
      if (flow !== 'next-command') return flow;
    }
    return 'end-of-script';
  }

  *#execute(command: SedCommand): Blocking<Flow> {
    switch (command.name) {
      case 's':
        yield* this.#substitute(command);
        return 'next-command';
      case 'd':
        return 'delete';
      case 'D': {
        const newline = this.#space.indexOf('\n');
        if (newline < 0) return 'delete';
        this.#space = this.#space.slice(newline + 1);
        return 'restart';
      }
      case 'p':
        yield* this.host.write(`${this.#space}\n`);
        return 'next-command';
      case 'P':
        yield* this.host.write(`${this.#space.split('\n', 1)[0] ?? ''}\n`);
        return 'next-command';
      case 'n':
        return yield* this.#readNext();
      case 'N':
        return yield* this.#appendNext();
      case 'q':
      case 'Q':
        this.exitCode = Number(command.text || 0);
        return command.name === 'q' ? 'quit' : 'quit-silently';
      default:
        return yield* this.#executeSimple(command);
    }
  }

  *#executeSimple(command: SedCommand): Blocking<Flow> {
    const { host } = this;
    switch (command.name) {
      case 'y':
        this.#space = [...this.#space].map((character) => command.mapping?.get(character) ?? character).join('');
        break;
      case 'a':
        this.#appended.push(`${command.text}\n`);
        break;
      case 'i':
        yield* host.write(`${command.text}\n`);
        break;
      case 'c': {
        const range = this.#ranges.get(command);
        if (command.to === undefined || command.negated || range?.active !== true)
          yield* host.write(`${command.text}\n`);
        return 'delete';
      }
      case 'h':
        this.#hold = this.#space;
        break;
      case 'H':
        this.#hold += `\n${this.#space}`;
        break;
      case 'g':
        this.#space = this.#hold;
        break;
      case 'G':
        this.#space += `\n${this.#hold}`;
        break;
      case 'x':
        [this.#space, this.#hold] = [this.#hold, this.#space];
        break;
      case 'z':
        this.#space = '';
        break;
      case '=':
        yield* host.write(`${this.#lineNumber}\n`);
        break;
      case 'l':
        yield* host.write(`${escapeLine(this.#space, this.gnu ? Number(command.text || 70) : 0)}$\n`);
        break;
      case 'F':
        yield* host.write(`${host.name()}\n`);
        break;
      case 'r':
        this.#appended.push(host.read(command.text));
        break;
      case 'w':
        host.append(command.text, `${this.#space}\n`);
    }
    return 'next-command';
  }

  *#readNext(): Blocking<Flow> {
    if (this.#ahead === undefined) return 'quit';
    if (!this.quiet) yield* this.#print(this.#space);
    yield* this.#flushAppended();
    yield* this.#advance();
    return 'next-command';
  }

  *#appendNext(): Blocking<Flow> {
    if (this.#ahead === undefined) return 'quit';
    const before = this.#space;
    yield* this.#flushAppended();
    const substituted = this.#substituted;
    yield* this.#advance();
    this.#substituted = substituted;
    this.#space = `${before}\n${this.#space}`;
    return 'next-command';
  }

  *#substitute(command: SedCommand): Blocking<void> {
    const regex = this.#remember(command.regex);
    if (regex === undefined) return;
    const { occurrence = 1, global = false, replacement = '' } = command;
    let result = '';
    let last = 0;
    let count = 0;
    for (const match of allMatches(regex, this.#space, { multiline: command.multiline ?? false })) {
      if (++count < occurrence) continue;
      result += this.#space.slice(last, match.start) + expandReplacement(replacement, match, this.gnu);
      last = match.end;
      if (!global) break;
    }
    if (count < occurrence) return;
    this.#space = result + this.#space.slice(last);
    this.#substituted = true;
    if (command.print === true) yield* this.host.write(`${this.#space}\n`);
    if (command.file !== undefined) this.host.append(command.file, `${this.#space}\n`);
  }

  #remember(regex: Regex | undefined): Regex | undefined {
    if (regex !== undefined) this.#lastRegex = regex;
    return this.#lastRegex;
  }

  #selects(command: SedCommand): boolean {
    return (command.to === undefined ? this.#hits(command.from) : this.#inRange(command)) !== command.negated;
  }

  #hits(address: Address | undefined): boolean {
    switch (address?.kind) {
      case undefined:
        return true;
      case 'line':
        return this.#lineNumber === address.line;
      case 'last':
        return this.#ahead === undefined;
      case 'step':
        return address.step === 0
          ? this.#lineNumber === address.first
          : this.#lineNumber >= address.first && (this.#lineNumber - address.first) % address.step === 0;
      case 'match':
        return this.#remember(address.regex)?.test(this.#space) === true;
      default:
        return false;
    }
  }

  #inRange(command: SedCommand): boolean {
    const { from, to } = command;
    const range = this.#ranges.get(command);
    if (range?.active === true) {
      const ends = range.end > 0 ? this.#lineNumber >= range.end : this.#hits(to);
      if (ends) range.active = false;
      return !(range.end > 0 && this.#lineNumber > range.end);
    }
    const startsBefore = from?.kind === 'line' && from.line === 0 && range === undefined;
    if (!startsBefore && !this.#hits(from)) return false;
    const end = endOf(to, this.#lineNumber);
    const isCounted = to?.kind === 'line' || to?.kind === 'more' || to?.kind === 'multiple';
    const over = isCounted ? end <= this.#lineNumber : startsBefore && this.#hits(to);
    this.#ranges.set(command, { active: !over, end });
    return true;
  }
}

/** The line a range that begins here ends at, 0 if that hangs on what comes. */
function endOf(to: Address | undefined, line: number): number {
  if (to?.kind === 'line') return to.line;
  if (to?.kind === 'more') return line + to.lines;
  return to?.kind === 'multiple' && to.of > 0 ? Math.ceil(line / to.of) * to.of : 0;
}
