import type { Blocking } from '../../../process/types';
import { allMatches, type Regex } from '../../../shell/pattern/regex';
import { escapeLine, expandReplacement } from './replacement';
import type { SedCommand } from './script';
import { Selection } from './selection';

/** Where lines come from and go to. */
export interface SedHost {
  /** The next line; undefined at the end of all input. */
  next(): Blocking<{ text: string; unterminated: boolean } | undefined>;
  write(text: string): Blocking<void>;
  /** Text of a file for `r`, '' if it cannot be read. */
  read(path: string): string;
  /** The next line of a file for `R`, undefined at its end. */
  readLine(path: string): string | undefined;
  append(path: string, text: string): void;
  /** What a command prints, for `e`. */
  execute(command: string): Blocking<string>;
  /** Time to let others run. `characters` were worked on. */
  pause(characters?: number): Blocking<void>;
  /** So much is held in memory: whoever doubles it again and again is killed for it. */
  hold(characters: number): void;
  /** What `F` prints. */
  name(): string;
}

interface Line {
  readonly text: string;
  readonly unterminated: boolean;
}

type Flow = 'next-command' | 'end-of-script' | 'delete' | 'restart' | 'quit' | 'quit-silently';

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
  readonly #labels = new Map<string, number>();
  readonly #selection: Selection;
  exitCode = 0;

  constructor(
    private readonly commands: readonly SedCommand[],
    private readonly host: SedHost,
    private readonly quiet: boolean,
    private readonly gnu = true,
    /** What ends a line that is printed. */
    private readonly end: '\n' | '\0' = '\n',
  ) {
    this.#selection = new Selection(gnu);
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
      if (flow === 'quit' && this.gnu && !this.quiet) yield* this.host.write(this.#space + this.end);
      else if (flow !== 'delete' && flow !== 'restart' && flow !== 'quit-silently' && !this.quiet)
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
    // GNU's leaves the newline of a last line out wherever it stands: what is written next begins with it.
    const bare = (this.gnu || this.#ahead === undefined) && this.#current.unterminated;
    yield* this.host.write(bare ? text : text + this.end);
  }

  /** `p`: only GNU's knows here that the last line of the input has no newline. */
  *#show(): Blocking<void> {
    if (this.gnu) yield* this.#print(this.#space);
    else yield* this.host.write(this.#space + this.end);
  }

  *#flushAppended(): Blocking<void> {
    for (const text of this.#appended) yield* this.host.write(text);
    this.#appended = [];
  }

  *#script(): Blocking<Flow> {
    for (let i = 0; i < this.commands.length; i++) {
      const command = this.commands[i];
      if (command === undefined || command.name === '}' || command.name === ':') continue;
      if (!this.#selection.selects(command, this)) {
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
      this.host.hold(this.#space.length + this.#hold.length);
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
        yield* this.#show();
        return 'next-command';
      case 'P':
        if (this.#space.includes('\n')) yield* this.host.write((this.#space.split('\n', 1)[0] ?? '') + this.end);
        else yield* this.#show();
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
        if (command.to === undefined || command.negated || !this.#selection.isInside(command))
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
        // busybox takes it and does nothing.
        if (this.gnu) yield* host.write(`${escapeLine(this.#space, Number(command.text || 70))}$\n`);
        break;
      case 'F':
        yield* host.write(`${host.name()}\n`);
        break;
      case 'r':
        this.#appended.push(host.read(command.text));
        break;
      case 'R': {
        const line = host.readLine(command.text);
        if (line !== undefined) this.#appended.push(`${line}\n`);
        break;
      }
      case 'w':
        host.append(command.text, `${this.#space}\n`);
        break;
      case 'W':
        host.append(command.text, `${this.#space.split('\n', 1)[0] ?? ''}\n`);
        break;
      case 'e':
        if (command.text !== '') yield* host.write(yield* host.execute(command.text));
        else this.#space = (yield* host.execute(this.#space)).replace(/\n$/, '');
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
    const regex = this.remember(command.regex);
    if (regex === undefined) return;
    yield* this.host.pause(this.#space.length);
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
    if (command.evaluate === true) this.#space = (yield* this.host.execute(this.#space)).replace(/\n$/, '');
    if (command.print === true) yield* this.#show();
    if (command.file !== undefined) this.host.append(command.file, `${this.#space}\n`);
  }

  get lineNumber(): number {
    return this.#lineNumber;
  }

  get space(): string {
    return this.#space;
  }

  get isLast(): boolean {
    return this.#ahead === undefined;
  }

  /** An empty expression is the last one that was used. */
  remember(regex: Regex | undefined): Regex | undefined {
    if (regex !== undefined) this.#lastRegex = regex;
    return this.#lastRegex;
  }
}
