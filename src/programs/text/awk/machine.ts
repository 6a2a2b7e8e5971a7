import type { Blocking } from '../../../process/types';
import { closeInput, openInput, reason, type Tool } from '../../support/tool';
import { formatAwk } from './format';
import { AwkFailure } from './lexer';
import { splitFields, splitParagraph, takeRecord } from './records';
import { Streams } from './streams';
import { type AwkDialect, type AwkValue, type Cell, createCell, fromInput, isWhole, toNumber, toText } from './values';

/** What a running awk program can see: variables, the record and its fields, its input and its streams. */
export class Machine {
  readonly globals = new Map<string, Cell>();
  readonly streams: Streams;
  #record = '';
  #fields: string[] = [];
  #split = true;
  #text = '';
  #ended = true;
  #fd = -1;
  #operands: readonly string[] = [];
  #next = 0;
  #sawFile = false;
  status = 0;
  seed = 0;
  #random = 12_345;

  readonly dialect: AwkDialect;

  constructor(readonly tool: Tool) {
    this.dialect = !tool.gnu ? 'busybox' : tool.name === 'gawk' ? 'gawk' : 'mawk';
    this.streams = new Streams(tool);
    const initial: Readonly<Record<string, AwkValue>> = {
      FS: ' ',
      OFS: ' ',
      ORS: '\n',
      RS: '\n',
      NR: 0,
      FNR: 0,
      SUBSEP: '\x1c',
      RSTART: 0,
      RLENGTH: -1,
      FILENAME: '',
      CONVFMT: '%.6g',
      OFMT: '%.6g',
    };
    for (const [name, value] of Object.entries(initial)) this.globals.set(name, createCell(value));
    const environment = createCell();
    environment.array = new Map(Object.entries(tool.process.env).map(([name, value]) => [name, fromInput(value)]));
    this.globals.set('ENVIRON', environment);
  }

  cell(name: string): Cell {
    let cell = this.globals.get(name);
    if (cell === undefined) {
      cell = createCell();
      this.globals.set(name, cell);
    }
    return cell;
  }

  text(name: string): string {
    return toText(this.cell(name).value);
  }

  /** A value as text; numbers that are not whole go through CONVFMT, or OFMT where they are printed. */
  show(value: AwkValue, format: 'CONVFMT' | 'OFMT' = 'CONVFMT'): string {
    const limit = this.dialect === 'mawk' ? 2 ** 31 : 2 ** 63;
    if (typeof value !== 'number' || isWhole(value, limit) || !Number.isFinite(value)) return toText(value, limit);
    const conversion = this.text(format);
    return conversion === '%.6g' ? toText(value, 0) : formatAwk(conversion, [value], this.dialect);
  }

  /** Debian's busybox is built without powers, roots and angles. */
  needsMath(): void {
    if (this.dialect === 'busybox' && this.tool.process.container.image.userland.standalone === true)
      throw new AwkFailure('Math support is not compiled in');
  }

  /** What mawk adds to a mistake while it runs. */
  place(): string {
    return `FILENAME="${this.text('FILENAME')}" FNR=${this.text('FNR')} NR=${this.text('NR')}`;
  }

  get(name: string): AwkValue {
    if (name === 'NF') return this.fields().length;
    return this.cell(name).value;
  }

  set(name: string, value: AwkValue): void {
    if (name === 'NF') this.#resize(Math.max(0, Math.trunc(toNumber(value))));
    else this.cell(name).value = value;
  }

  /** `name=value` on the command line. */
  assign(name: string, text: string): void {
    this.set(name, fromInput(text));
  }

  fields(): string[] {
    if (!this.#split) {
      this.#fields =
        this.text('RS') === ''
          ? splitParagraph(this.#record, this.text('FS'), this.dialect)
          : splitFields(this.#record, this.text('FS'));
      this.#split = true;
    }
    return this.#fields;
  }

  get record(): string {
    return this.#record;
  }

  setRecord(text: string): void {
    this.#record = text;
    this.#split = false;
    // FS counts as it is when the record is read.
    this.fields();
  }

  field(number: number): AwkValue {
    if (number === 0) return fromInput(this.#record);
    const text = this.fields()[number - 1];
    return text === undefined ? undefined : fromInput(text);
  }

  setField(number: number, text: string): void {
    if (number === 0) {
      this.setRecord(text);
      return;
    }
    if (number > MAX_FIELDS) throw new AwkFailure(`Podflight keeps ${MAX_FIELDS} fields at most`);
    const fields = this.fields();
    while (fields.length < number) fields.push('');
    fields[number - 1] = text;
    this.#record = fields.join(this.text('OFS'));
  }

  #resize(count: number): void {
    const fields = this.fields();
    while (fields.length < Math.min(count, MAX_FIELDS)) fields.push('');
    fields.length = Math.min(fields.length, count);
    this.#record = fields.join(this.text('OFS'));
  }

  random(): number {
    this.#random = (Math.imul(this.#random, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#random / 2 ** 32;
  }

  reseed(seed: number): number {
    const before = this.seed;
    this.seed = seed;
    this.#random = (seed * 2_654_435_761) >>> 0;
    return before;
  }

  setInput(operands: readonly string[]): void {
    this.#operands = operands;
  }

  skipFile(): void {
    this.#text = '';
    this.#ended = true;
  }

  /** The next record of the input files; undefined at the end of all. */
  *nextRecord(): Blocking<string | undefined> {
    for (;;) {
      const taken = takeRecord(this.#text, this.text('RS'), this.#ended, this.dialect);
      if (taken !== undefined) {
        this.#text = taken.rest;
        this.set('NR', toNumber(this.get('NR')) + 1);
        this.set('FNR', toNumber(this.get('FNR')) + 1);
        return taken.record;
      }
      if (!this.#ended) {
        const more = yield* this.tool.process.read(this.#fd);
        if (more === '') {
          this.#ended = true;
          closeInput(this.tool.process, this.#fd);
        }
        this.#text += more;
      } else if (!(yield* this.#openNext())) return undefined;
    }
  }

  *#openNext(): Blocking<boolean> {
    for (;;) {
      const operand = this.#operands[this.#next++];
      if (operand === undefined && this.#sawFile) return false;
      const assignment = operand === undefined ? null : /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(operand);
      if (assignment !== null) {
        this.assign(assignment[1] ?? '', assignment[2] ?? '');
        continue;
      }
      this.#sawFile = true;
      const path = operand ?? '-';
      if (yield* this.#open(path)) return true;
    }
  }

  *#open(path: string): Blocking<boolean> {
    const { tool } = this;
    try {
      this.#fd = openInput(tool.process, path).fd;
      this.#ended = false;
      this.#text = '';
      this.set('FNR', 0);
      this.set('FILENAME', path === '-' ? '' : path);
      return true;
    } catch (error) {
      const words = reason(error);
      yield* tool.flush();
      this.status = yield* tool.failEither(`${path}: ${words}`, `cannot open ${path} (${words})`, tool.gnu ? 2 : 1);
      if (this.dialect !== 'gawk') throw new UnreadableInput();
      return false;
    }
  }
}

/** Ends a run there and then, without END: it was said which file cannot be read, and the status is set. */
export class UnreadableInput extends Error {}

const MAX_FIELDS = 100_000;
