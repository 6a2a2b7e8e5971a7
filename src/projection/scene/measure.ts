/** How wide text will be, estimated without a browser: a little too wide rather than too narrow. */
import type { TextElement } from './elements';

const NARROW = new Set([..."ijl.,:;'|!()[]ft/ I1"]);
const WIDE = new Set([...'mwMWGOQ@%—…→']);

/** Chinese, Japanese, Korean and their punctuation, full-width forms, emoji. */
const isFullWidth = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  code >= 0x1f300;

const MONO = 0.62;

function proportional(character: string): number {
  if (NARROW.has(character)) return 0.37;
  if (WIDE.has(character)) return 0.95;
  return character >= 'A' && character <= 'Z' ? 0.72 : 0.61;
}

/** Texts are measured anew with every frame, and nearly all of what is drawn is ASCII. */
const ASCII: readonly number[] = Array.from({ length: 128 }, (_, code) => proportional(String.fromCharCode(code)));

/** In shares of the font's size. `character` is one code point. */
function advance(character: string, mono: boolean): number {
  const code = character.codePointAt(0) ?? 0;
  const known = mono && code < 128 ? MONO : ASCII[code];
  if (known !== undefined) return known;
  if (isFullWidth(code)) return 1;
  return mono ? MONO : proportional(character);
}

/** How much wider a bold face is. */
export const BOLD = 1.1;

/** What ui/stage/tokens.css draws bold. */
const BOLD_CLASSES = new Set([
  'caption-first',
  'station-title',
  'node-title',
  'column-title',
  'pod-name',
  'badge-text',
  'shutter-text',
  'name',
  'chip-text',
  'good-text',
  'bad-text',
  'desk-title',
  'service-name',
  'stamp',
  'signal-text',
  'base',
  'slip-text',
  'tray-name',
]);

export function textWidth(text: string, size: number, mono = false): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const known = mono && code < 128 ? MONO : ASCII[code];
    if (known === undefined) return (width + widthOf(text.slice(index), mono)) * size;
    width += known;
  }
  return width * size;
}

function widthOf(text: string, mono: boolean): number {
  let width = 0;
  for (const character of text) width += advance(character, mono);
  return width;
}

/** The text, or as much of its beginning as fits with `…`. */
export function cutTo(text: string, room: number, size: number, mono = false): string {
  if (textWidth(text, size, mono) <= room) return text;
  const most = room - textWidth('…', size, mono);
  let width = 0;
  let kept = '';
  for (const character of text) {
    width += advance(character, mono) * size;
    if (width > most) break;
    kept += character;
  }
  return most > 0 ? `${kept.trimEnd()}…` : '';
}

/** Breaks at spaces, and anywhere between full-width characters. The last line is cut if there are more than `most`. */
export function wrap(text: string, room: number, size: number, most: number): readonly string[] {
  if (textWidth(text, size) <= room) return text.trim() ? [text.trimEnd()] : [];
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of pieces(text)) {
    const pieceWidth = textWidth(piece, size);
    // A space at its end may hang over the edge.
    if (line && width + textWidth(piece.trimEnd(), size) > room) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
      width = textWidth(line, size);
    } else {
      line += piece;
      width += pieceWidth;
    }
  }
  if (line.trim()) lines.push(line.trimEnd());
  if (lines.length <= most) return lines.map((one) => cutTo(one, room, size));
  const rest = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), cutTo(rest, room, size)];
}

const CLOSING = new Set([...'，。、；：？！）】」』”’,.;:!?)']);

function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let word = '';
  for (const character of text) {
    const breaks = isFullWidth(character.codePointAt(0) ?? 0);
    const before = found.length - 1;
    // No line begins with a full stop.
    if (word === '' && before >= 0 && CLOSING.has(character)) {
      found[before] += character;
      continue;
    }
    word += character;
    if (breaks || character === ' ') {
      found.push(word);
      word = '';
    }
  }
  return word ? [...found, word] : found;
}

/** A path's end tells more than its beginning. */
export function cutStart(text: string, room: number, size: number, mono = false): string {
  if (textWidth(text, size, mono) <= room) return text;
  const reversed = [...text].reverse().join('');
  const kept = cutTo(reversed, room, size, mono);
  return kept ? `…${[...kept.slice(0, -1)].reverse().join('')}` : '';
}

/** A generated name's beginning says whose it is, its end which one. `most` counts characters. */
export function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.ceil((most - 1) / 2);
  return `${text.slice(0, most - 1 - end)}…${text.slice(-end)}`;
}

export interface TextOptions {
  size?: number;
  anchor?: 'start' | 'middle' | 'end';
  mono?: boolean;
  /** Which part stays if there is too little room. */
  keep?: 'start' | 'end';
}

/** As many of the parts as fit, each of them whole: better none than the half of one. */
export function wholeLine(
  key: string,
  className: string,
  at: { x: number; y: number; room: number },
  parts: readonly string[],
  options: TextOptions = {},
): readonly TextElement[] {
  const given = parts.filter(Boolean);
  for (let count = given.length; count > 0; count--) {
    const kept = options.keep === 'end' ? given.slice(-count) : given.slice(0, count);
    const text = kept.join(' · ');
    if (textWidth(text, options.size ?? 12, options.mono) <= at.room) return [line(key, className, at, text, options)];
  }
  return [];
}

/** One line of text cut to its room; what was cut stays as its title. */
export function line(
  key: string,
  className: string,
  at: { x: number; y: number; room: number },
  text: string,
  { size = 12, anchor = 'start', mono = false, keep = 'start' }: TextOptions = {},
): TextElement {
  const bold = className.split(' ').some((one) => BOLD_CLASSES.has(one));
  const cut = keep === 'end' ? cutStart : cutTo;
  const shown = cut(text, at.room / (bold ? BOLD : 1), size, mono);
  return {
    kind: 'text',
    key,
    className,
    x: at.x,
    y: at.y,
    text: shown,
    size,
    anchor,
    room: at.room,
    mono,
    bold,
    ...(shown === text ? {} : { title: text }),
  };
}
