/** Collects what a describer prints. Tabs separate cells; `flush` ends a block of aligned columns. */
import { epochMsOf, rfc1123z } from '../../api/time';
import { alignTabs, DESCRIBE_LAYOUT } from '../printers/tabwriter';

export interface DescribeWriter {
  /** One line at an indentation of two spaces per level. Cells are joined by tabs. */
  line(level: number, ...cells: readonly string[]): void;
  /** Text as it is, without indentation or newline. */
  raw(text: string): void;
  flush(): void;
  /** What was written, aligned. */
  text(): string;
}

/** `aligned: false` leaves the tabs, as the few commands do that print a describer's lines without a tabwriter. */
export function createDescribeWriter({ aligned = true } = {}): DescribeWriter {
  let done = '';
  let block = '';
  const flush = () => {
    done += aligned ? alignTabs(block, DESCRIBE_LAYOUT) : block;
    block = '';
  };
  return {
    line(level, ...cells) {
      block += `${'  '.repeat(level)}${cells.join('\t')}\n`;
    },
    raw(text) {
      block += text;
    },
    flush,
    text() {
      flush();
      return done;
    },
  };
}

/** `Fri, 20 Nov 2026 12:39:46 +0000`. An unset timestamp is Go's zero time. */
export function rfc1123(timestamp: string | null | undefined): string {
  const atMs = epochMsOf(timestamp);
  return atMs === undefined ? 'Mon, 01 Jan 0001 00:00:00 +0000' : rfc1123z(atMs);
}
