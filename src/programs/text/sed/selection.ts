import type { Regex } from '../../../shell/pattern/regex';
import type { Address, SedCommand } from './script';

/** What addresses are held against. */
export interface CurrentLine {
  readonly lineNumber: number;
  readonly isLast: boolean;
  readonly space: string;
  remember(regex: Regex | undefined): Regex | undefined;
}

/** Which commands a line is for; knows the ranges that have begun. Only GNU's begin at `0,/x/`. */
export class Selection {
  readonly #ranges = new Map<SedCommand, { active: boolean; end: number }>();

  constructor(private readonly gnu: boolean) {}

  /** Whether the range of a command goes on behind this line. */
  isInside(command: SedCommand): boolean {
    return this.#ranges.get(command)?.active === true;
  }

  selects(command: SedCommand, line: CurrentLine): boolean {
    return (command.to === undefined ? hits(command.from, line) : this.#inRange(command, line)) !== command.negated;
  }

  #inRange(command: SedCommand, line: CurrentLine): boolean {
    const { from, to } = command;
    const { lineNumber } = line;
    const range = this.#ranges.get(command);
    if (range?.active === true) {
      const ends = range.end > 0 ? lineNumber >= range.end : hits(to, line);
      if (ends) range.active = false;
      return !(range.end > 0 && lineNumber > range.end);
    }
    const startsBefore = this.gnu && from?.kind === 'line' && from.line === 0 && range === undefined;
    if (!startsBefore && !hits(from, line)) return false;
    const end = endOf(to, lineNumber);
    const isCounted = to?.kind === 'line' || to?.kind === 'more' || to?.kind === 'multiple';
    const over = isCounted ? end <= lineNumber : startsBefore && hits(to, line);
    this.#ranges.set(command, { active: !over, end });
    return true;
  }
}

function hits(address: Address | undefined, line: CurrentLine): boolean {
  switch (address?.kind) {
    case undefined:
      return true;
    case 'line':
      return line.lineNumber === address.line;
    case 'last':
      return line.isLast;
    case 'step':
      return address.step === 0
        ? line.lineNumber === address.first
        : line.lineNumber >= address.first && (line.lineNumber - address.first) % address.step === 0;
    case 'match':
      return line.remember(address.regex)?.test(line.space) === true;
    default:
      return false;
  }
}

/** The line a range that begins here ends at, 0 if that hangs on what comes. */
function endOf(to: Address | undefined, line: number): number {
  if (to?.kind === 'line') return to.line;
  if (to?.kind === 'more') return line + to.lines;
  return to?.kind === 'multiple' && to.of > 0 ? (Math.floor(line / to.of) + 1) * to.of : 0;
}
