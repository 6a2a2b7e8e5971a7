import { sliceUtf8 } from '../../process/index';
import { replaceEscapes } from './escapes';
import type { ShellFamily } from './family';
import { formatFloat, formatHexadecimal, formatInteger, type Layout, pad } from './printfNumber';
import { directiveForComplaint, escapeEnd, octalStart, plainFormat, quoteForBash } from './printfText';

export interface PrintfResult {
  text: string;
  status: number;
  /** One complaint per entry, in the words of the family, without the program's name. */
  errors: readonly string[];
}

/** The times that `%(…)T` of bash can show. */
export interface PrintfClock {
  readonly nowMs: number;
  readonly startedAtMs: number;
  format(format: string, ms: number): string;
}

const MAX_WIDTH = 10_000;

/** printf(1): the format is used again while arguments remain. Never throws. */
export function formatPrintf(
  format: string,
  words: readonly string[],
  family: ShellFamily,
  clock?: PrintfClock,
): PrintfResult {
  const run = new PrintfRun(words, family, clock);
  do {
    const before = run.used;
    if (!run.once(format) || run.used === before) break;
  } while (run.used < words.length);
  return { text: run.text, status: run.status, errors: run.errors };
}

const MOST = 2n ** 63n - 1n;
const LEAST = -(2n ** 63n);

const TIME = /^%([-+ 0#]*)(\d*)\(([^)]*)\)T/;

const NO_TIME = /^%[-+ 0#]*\d*\([^)]*\)?([\s\S]?)/;

const LAYOUT = /^%([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d*))?/;
const MODIFIERS = /^(?:[hlLjzt]*)/;
const ASH_MODIFIERS = /^(?:[hlLz]*)/;

class PrintfRun {
  text = '';
  status = 0;
  used = 0;
  readonly errors: string[] = [];

  constructor(
    private readonly words: readonly string[],
    private readonly family: ShellFamily,
    private readonly clock?: PrintfClock,
  ) {}

  /** One pass over the format; false if nothing more may be printed. */
  once(format: string): boolean {
    let index = 0;
    while (index < format.length) {
      const character = format.charAt(index);
      if (character === '\\') {
        if (format.charAt(index + 1) === 'c' && this.family === 'ash') return false;
        const end = escapeEnd(format, index);
        this.text += replaceEscapes(
          format.slice(index, end),
          'format',
          this.family !== 'dash',
          this.family === 'bash',
        ).text;
        index = end;
      } else if (character !== '%') {
        this.text += character;
        index++;
      } else if (format.charAt(index + 1) === '%') {
        this.text += '%';
        index += 2;
      } else {
        const length = this.#directive(format, index);
        if (length === 0) return false;
        index += length;
      }
    }
    return true;
  }

  /** Prints one directive; its length in the format, 0 to stop. */
  #directive(format: string, index: number): number {
    const time = this.family === 'bash' && this.clock ? TIME.exec(format.slice(index, index + 128)) : null;
    if (time && this.clock) return this.#time(time, this.clock);
    const date = this.family === 'bash' ? NO_TIME.exec(format.slice(index, index + 128)) : null;
    if (date) {
      // bash prints it as it stands then.
      this.errors.push(`warning: \`${date[1] ?? ''}': invalid time format specification`);
      this.text += '%';
      return 1;
    }
    const directive = format.slice(index, index + 64);
    const [head = '', flags = '', width, precision] = LAYOUT.exec(directive) ?? [];
    const [modifiers = ''] =
      (this.family === 'ash' ? ASH_MODIFIERS : MODIFIERS).exec(directive.slice(head.length)) ?? [];
    const conversion = directive.charAt(head.length + modifiers.length);
    const whole = head + modifiers + conversion;
    if (conversion === '' && this.family !== 'ash' && (modifiers === '' || this.family === 'bash')) {
      if (this.family === 'dash') this.#fail('missing format character', 2);
      else this.#fail(`\`${whole}': missing format character`);
      return 0;
    }
    if (this.family === 'dash' && modifiers !== '') {
      this.#fail(`${directiveForComplaint(whole, modifiers)}: invalid directive`, 2);
      return 0;
    }
    const layout = this.#layout(flags, width, precision);
    const text = this.#convert(
      conversion,
      layout,
      directiveForComplaint(whole, modifiers),
      plainFormat(format.slice(index), modifiers),
    );
    if (text === undefined) return 0;
    this.text += text.text;
    return text.stops ? 0 : whole.length;
  }

  /** bash's `%(format)T`: -1 or nothing is now, -2 is when the shell began. */
  #time([whole, flags = '', width = '', format = '']: RegExpExecArray, clock: PrintfClock): number {
    const hasWord = this.used < this.words.length;
    const seconds = hasWord ? Number(this.#integer()) : -1;
    const ms = seconds === -1 ? clock.nowMs : seconds === -2 ? clock.startedAtMs : seconds * 1000;
    this.text += pad(clock.format(format === '' ? '%H:%M:%S' : format, ms), this.#layout(flags, width, undefined));
    return whole.length;
  }

  #layout(flags: string, width: string | undefined, precision: string | undefined): Layout {
    const wide = width === '*' ? this.#star() : Number(width ?? 0);
    const exact = precision === '*' ? this.#star() : precision === '' ? 0 : Number(precision ?? -1);
    return {
      flags,
      isLeft: flags.includes('-') || wide < 0,
      width: Math.min(Math.abs(wide), MAX_WIDTH),
      precision: Math.min(exact, MAX_WIDTH),
    };
  }

  #convert(
    conversion: string,
    layout: Layout,
    whole: string,
    format: string,
  ): { text: string; stops: boolean } | undefined {
    const print = (text: string, stops = false) => ({ text: stops ? text : pad(text, layout), stops });
    switch (conversion) {
      case 's': {
        const word = this.#next() ?? '';
        return print(layout.precision >= 0 ? sliceUtf8(word, layout.precision) : word);
      }
      case 'b': {
        const result = replaceEscapes(this.#next() ?? '', 'b', this.family !== 'dash', this.family === 'bash');
        return print(result.text, result.stops);
      }
      case 'c':
        return print(sliceUtf8(this.#next() ?? '', 1) || '\0');
      case 'd':
      case 'i':
      case 'u':
      case 'x':
      case 'X':
      case 'o':
        return print(formatInteger(this.#integer('uxXo'.includes(conversion)), conversion, layout));
      case 'f':
      case 'F':
      case 'e':
      case 'E':
      case 'g':
      case 'G':
        return print(formatFloat(this.#float(), conversion, layout));
      case 'a':
      case 'A':
        if (this.family === 'bash') return print(formatHexadecimal(this.#float(), conversion, layout));
        break;
      case 'Q':
      case 'q': {
        if (this.family !== 'bash') break;
        const word = this.#next() ?? '';
        const { precision } = layout;
        if (precision < 0) return print(quoteForBash(word));
        return print(
          conversion === 'Q' ? quoteForBash(word.slice(0, precision)) : quoteForBash(word).slice(0, precision),
        );
      }
    }
    this.#unknown(conversion, whole, format);
    return undefined;
  }

  #unknown(conversion: string, whole: string, format: string): void {
    if (this.family === 'ash') this.#fail(`${format}: invalid format`);
    else if (this.family === 'bash') this.#fail(`\`${conversion}': invalid format character`);
    else this.#fail(`${whole}: invalid directive`, 2);
  }

  #next(): string | undefined {
    return this.words[this.used++];
  }

  #fail(message: string, status = 1): void {
    this.errors.push(message);
    this.status = status;
  }

  /** The number of `*`: a missing one is 0. ash reads decimal digits only, and succeeds where there are none. */
  #star(): number {
    const word = this.words[this.used];
    if (this.family === 'ash' && word !== undefined && !/^-?\d+$/.test(word))
      this.errors.push(`invalid number '${word}'`);
    else if (word !== undefined) return Number(this.#integer());
    this.used++;
    return 0;
  }

  #integer(isUnsigned = false): bigint {
    const word = this.#next();
    if (word === undefined) {
      if (this.family === 'ash') this.#fail("invalid number ''");
      return 0n;
    }
    if (word === '') {
      if (this.family === 'ash') this.#fail("invalid number ''");
      return 0n;
    }
    if (word.startsWith("'") || word.startsWith('"')) return BigInt(word.codePointAt(1) ?? 0);
    const match = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|\d+)/.exec(word);
    if (!match) {
      this.#fail(this.#notANumber(word, 'expected numeric value'));
      return 0n;
    }
    if (match[0].length !== word.length) {
      this.#fail(this.#notANumber(word, 'not completely converted'));
      if (this.family === 'ash') return 0n;
    } else if (this.family === 'bash' && /^0\d*[89]/.test(match[2] ?? '')) this.#fail(`${word}: invalid octal number`);
    const digits = match[2] ?? '0';
    const isOctal = /^0[0-7]+$/.test(digits);
    const value = /^0\d*[89]/.test(digits) ? octalStart(digits) : BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
    const signed = match[1] === '-' ? -value : value;
    const most = isUnsigned ? 2n * MOST + 1n : MOST;
    if (signed <= most && signed >= LEAST) return signed;
    if (this.family === 'ash') {
      this.#fail(`invalid number '${word}'`);
      return 0n;
    }
    if (this.family === 'dash') {
      this.#fail(`${word}: Numerical result out of range`);
      return signed > most ? most : LEAST;
    }
    this.errors.push(`warning: ${word}: Numerical result out of range`);
    return signed > most ? most : LEAST;
  }

  #float(): number {
    const word = this.#next();
    if (word === undefined || word === '') return 0;
    if (/^['"]/.test(word)) return word.codePointAt(1) ?? 0;
    const special = this.family === 'bash' ? /^\s*([-+]?)(inf|infinity|nan)$/i.exec(word) : null;
    if (special) {
      const size = /^i/i.test(special[2] ?? '') ? Number.POSITIVE_INFINITY : Number.NaN;
      return special[1] === '-' ? -size : size;
    }
    const value = Number(word);
    if (!Number.isNaN(value)) return value;
    const read = Number.parseFloat(word);
    this.#fail(this.#notANumber(word, Number.isNaN(read) ? 'expected numeric value' : 'not completely converted'));
    return this.family === 'ash' ? 0 : read || 0;
  }

  #notANumber(word: string, dashWords: string): string {
    if (this.family === 'ash') return `invalid number '${word}'`;
    if (this.family === 'dash') return `${word}: ${dashWords}`;
    return `${word}: invalid ${/^0\d/.test(word) ? 'octal ' : /^0[xX]/.test(word) ? 'hex ' : ''}number`;
  }
}
