import { isErrno, isSignalName } from '../process/index';
import type { Blocking, ErrnoCode, Process } from '../process/types';
import type { ShellTraits } from './dialect';
import { STACK_NESTING } from './evaluate/depth';
import type { Flow, Frame, Interpreter, KeptByBash } from './interpreter';
import type { Job } from './job';
import type { Assignment, Command, FunctionDefinition, Redirection, WordPart } from './parse/ast';
import type { SocketOutcome } from './parts';
import { ShellError } from './shellError';
import { assignSpecial, specialVariable } from './specialVariables';
import { inLetters, type Variable, Variables } from './variables';

export type { Builtin } from './interpreter';

const MAX_VALUE = 64 * 1024 * 1024;

/** One shell: everything that `( … )` copies. The evaluator, the expansions and the builtins work on it. */
export class Shell {
  readonly isBash: boolean;
  variables: Variables;
  functions: Map<string, FunctionDefinition>;
  positional: readonly string[] = [];
  /** `$0`, the first word of every message. */
  name = 'sh';
  options: Record<string, boolean>;
  /** By signal name, EXIT and ERR included; '' ignores. */
  traps = new Map<string, string>();
  status = 0;
  /** Of the last `$(…)`. */
  substitutionStatus = 0;
  flow: Flow = 'none';
  /** How many loops `break 2` still has to leave. */
  flowCount = 0;
  loopDepth = 0;
  /** Of the running functions, the innermost last. */
  functionNames: string[] = [];
  /** bash: the running functions and sourced files with where they were called, the innermost last. */
  frames: Frame[] = [];
  /** bash: how many subshells this one is inside of. */
  subshellDepth = 0;
  /** bash: the last word of the last simple command, for `$_`. */
  lastWord: string | undefined;
  /** bash: the simple command that runs, or ran last. */
  current: Command | undefined;
  /** The text that each function was read from. */
  functionTexts: WeakMap<Command, string>;
  /** bash: where RANDOM stands after it was given a value. */
  randomState: number | undefined;
  /** Functions and sourced files: `return` works inside of them. */
  callDepth = 0;
  line = 1;
  /** How deep the running commands nest in this process. */
  nesting = 0;
  /** The nesting beyond which commands run on a new native stack: see evaluate/depth.ts. */
  stackEnd = STACK_NESTING;
  isSubshell = false;
  /** How many `$(…)` this shell is inside of: bash repeats the first character of PS4. */
  substitutionDepth = 0;
  isInteractive = false;
  /** The last command of a forked child: an external program replaces it. */
  isTail = false;
  /** The condition of `if`, the left of `&&`: a failure does not end a shell with `set -e`. */
  isTested = false;
  isInTrap = false;
  /** What `local -` of the running function keeps for its end. */
  putBackOptions: (() => void) | undefined;
  /** `$?` as it was when the running trap began: what `exit` without a number means there. */
  trapStatus: number | undefined;
  isInExitTrap = false;
  lastBackground: Process | undefined;
  mainPid: number;
  /** Only the script of the container's first process marks its commands; 0 while it is being read. */
  foreignDepth = 0;
  marksCommands = false;
  jobs: Job[] = [];
  /** bash: the jobs of the shell that forked this one, which `jobs` still lists. */
  parentJobs: Job[] = [];
  finishedJobs = new Map<number, number>();
  /** Of the last pipeline; undefined after any other command, whose `$?` it is then. */
  pipeStatuses: readonly number[] | undefined;
  /** getopts: where in a word of several options it is. ash and dash: in the word before `optionIndex`, -1 for none. */
  optionOffset = 1;
  // The word that getopts of ash and dash looks at next: each call of a function has its own.
  optionIndex = 1;
  startedAtMs: number;
  substitutions = new WeakMap<WordPart, string>();
  /** bash: what `/dev/tcp/HOST/PORT` of redirections led to, until they are carried out. */
  sockets = new WeakMap<Redirection, SocketOutcome>();
  hadSubstitution = false;
  hashedPaths = new Map<string, string>();
  hashedPathVariable = '';
  kept: KeptByBash = { hashHits: new Map(), directories: [] };
  aliases = new Map<string, string>();
  /** Arrays given to `declare` and its like, by position. */
  pendingArrays: Assignment[] = [];
  /** Descriptors behind `<(…)`, closed when the command ends. */
  processFds: number[] = [];
  /** Text of the source that is being run, for `set -x` of loops. */
  sourceText = '';
  /** Where the top-level command that runs now ends in `sourceText`. */
  topEnd = 0;
  /** Of `sourceText`. */
  firstLine = 1;
  /** `eval`, or the file of `.`: ash and dash name it in complaints about what runs inside. */
  commandName: string | undefined;
  /** bash: the file, or 'environment', that the running function or sourced file came from. */
  sourceName: string | undefined;
  /** bash: what `sourceName` is for functions of the main script: its file, or 'environment' for `-c`. */
  scriptName = 'environment';
  /** bash: where each function was defined. */
  functionSources: Map<string, string>;
  writeError: ErrnoCode | undefined;
  #output: [number, string][] = [];

  constructor(
    readonly process: Process,
    readonly traits: ShellTraits,
    /** With its builtins: `enable -n` puts another one in its place. */
    public interpreter: Interpreter,
    from?: Shell,
  ) {
    this.isBash = traits.family === 'bash';
    this.variables = new Variables(from?.variables);
    this.functions = new Map(from?.functions);
    this.functionSources = new Map(from?.functionSources);
    this.functionTexts = from?.functionTexts ?? new WeakMap();
    this.options = { ...from?.options };
    this.mainPid = from?.mainPid ?? process.pid;
    this.startedAtMs = from?.startedAtMs ?? process.nowMs;
    if (from) this.#copy(from);
  }

  #copy(from: Shell): void {
    this.positional = from.positional;
    this.name = from.name;
    this.status = from.status;
    this.loopDepth = from.loopDepth;
    this.functionNames = from.functionNames.slice();
    this.frames = from.frames.slice();
    this.subshellDepth = from.subshellDepth + 1;
    this.lastWord = from.lastWord;
    this.current = from.current;
    this.callDepth = from.callDepth;
    this.line = from.line;
    this.isSubshell = true;
    if (this.isBash) this.parentJobs = from.jobs;
    this.substitutionDepth = from.substitutionDepth;
    this.lastBackground = from.lastBackground;
    this.foreignDepth = from.foreignDepth;
    this.marksCommands = from.marksCommands;
    this.pipeStatuses = from.pipeStatuses;
    this.optionOffset = from.optionOffset;
    this.optionIndex = from.optionIndex;
    this.sourceText = from.sourceText;
    this.topEnd = from.topEnd;
    this.firstLine = from.firstLine;
    this.commandName = from.commandName;
    this.sourceName = from.sourceName;
    this.scriptName = from.scriptName;
    this.aliases = new Map(from.aliases);
    this.hashedPaths = new Map(from.hashedPaths);
    this.hashedPathVariable = from.hashedPathVariable;
    this.kept = this.isBash ? { ...from.kept, hashHits: new Map(from.kept.hashHits) } : from.kept;
    for (const [name, action] of from.traps) {
      if (action === '' && name !== 'EXIT') this.traps.set(name, action);
      else if (name === 'ERR' ? from.options.E : (name === 'DEBUG' || name === 'RETURN') && from.options.T)
        this.traps.set(name, action);
      else if (isSignalName(name) && name !== 'KILL' && name !== 'STOP') this.process.setSignal(name, 'default');
    }
    for (const name of ['HUP', 'INT', 'ABRT', 'ALRM', 'TERM', 'USR1', 'USR2'] as const)
      if (this.process.signalDisposition(name) === 'catch') this.process.setSignal(name, 'default');
  }

  /** A shell for a forked child. */
  forkInto(child: Process): Shell {
    return new Shell(child, this.traits, this.interpreter, this);
  }

  get family(): 'ash' | 'dash' | 'bash' {
    return this.traits.family;
  }

  /** The value, or null if it is unset. Arrays give their first element. */
  get(name: string): string | null {
    const variable = this.variables.get(name);
    if (!variable) return specialVariable(this, name);
    if (variable.array) return variable.array[0] ?? null;
    if (variable.map) return variable.map.get('0') ?? null;
    return variable.value;
  }

  /** Sets a variable. Throws ShellError if it is readonly. */
  set(name: string, value: string): void {
    const before = this.writable(name);
    if (value.length > MAX_VALUE) this.process.setMemory(Number.MAX_SAFE_INTEGER);
    if (before?.array) {
      const array = before.array.slice();
      array[0] = before.letters ? inLetters(value, before.letters) : value;
      this.variables.put(name, { ...before, isBare: false, array });
      return;
    }
    const shown = before?.letters ? inLetters(value, before.letters) : value;
    if (!before && this.isBash && assignSpecial(this, name, value)) return;
    if (before?.refersTo === '') {
      this.variables.putOwn(name, { ...before, refersTo: value });
      return;
    }
    if (before?.map) {
      this.variables.put(name, { ...before, isBare: false, map: new Map(before.map).set('0', value) });
      return;
    }
    this.variables.assign(name, shown, this.options.a ?? false);
    if (name === 'OPTIND') this.resetOptions(Number(value) || 1);
    if (value.length > 1024) this.process.setMemory(this.variables.bytes);
  }

  resetOptions(index = 1): void {
    this.optionIndex = index;
    this.optionOffset = this.isBash ? 1 : -1;
  }

  /** The record before a change. Throws if it may not be changed. */
  writable(name: string): Variable | undefined {
    const variable = this.variables.get(name);
    if (variable?.isReadonly) {
      const words = this.isBash ? 'readonly variable' : 'is read only';
      throw new ShellError(`${name}: ${words}`, this.isBash ? 1 : this.traits.fatalStatus);
    }
    return variable;
  }

  environment(): Readonly<Record<string, string>> {
    return this.variables.environment(this.isBash);
  }

  /** `sh: `, `sh: 3: `, `bash: line 3: `: how this shell begins a complaint. */
  prefix(): string {
    const within = this.commandName ? `${this.commandName}: ` : '';
    if (this.family === 'dash') return `${this.name}: ${this.line}: ${within}`;
    if (this.family === 'ash') {
      const isSilent = within === '' && (this.scriptName !== this.name || this.commandName === '');
      return `${this.name}: ${within}${isSilent || this.isInteractive ? '' : this.builtinLine()}`;
    }
    return this.isInteractive ? `${this.name}: ` : `${this.sourceName ?? this.name}: line ${this.line}: `;
  }

  /** ash names builtin and line: `cd: line 1: `. */
  builtinLine(): string {
    return `line ${this.line}: `;
  }

  warn(message: string): void {
    this.put(2, `${this.prefix()}${message}\n`);
  }

  /** Output of the shell itself, written when the command ends. */
  put(fd: number, text: string): void {
    const last = this.#output[this.#output.length - 1];
    if (last && last[0] === fd) last[1] += text;
    else this.#output.push([fd, text]);
  }

  get hasOutput(): boolean {
    return this.#output.length > 0;
  }

  /** Writes what is pending if nothing blocks. False: call `flush`. */
  flushNow(): boolean {
    const output = this.#output;
    while (output.length > 0) {
      const [fd, text] = output[0] ?? [1, ''];
      try {
        if (!this.process.tryWrite(fd, text)) return false;
      } catch (error) {
        this.#noteWriteError(fd, error);
      }
      output.shift();
    }
    return true;
  }

  *flush(): Blocking<void> {
    for (;;) {
      const next = this.#output.shift();
      if (!next) return;
      try {
        yield* this.process.write(next[0], next[1]);
      } catch (error) {
        this.#noteWriteError(next[0], error);
      }
    }
  }

  #noteWriteError(fd: number, error: unknown): void {
    if (!isErrno(error)) throw error;
    if (fd === 1) this.writeError = error.code;
  }
}
