const WHO: Readonly<Record<string, number>> = { u: 0o4700, g: 0o2070, o: 0o1007, a: 0o7777 };
const BITS: Readonly<Record<string, number>> = { r: 0o444, w: 0o222, x: 0o111, s: 0o6000, t: 0o1000 };

/** `755`, `u+x,go-w`: the new permission bits, undefined if the text is no mode. */
export function parseMode(text: string, current: number, isDirectory: boolean, umask: number): number | undefined {
  if (/^[0-7]{1,5}$/.test(text)) return Number.parseInt(text, 8) & 0o7777;
  let mode = current;
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)((?:[-+=][rwxXstugo]*)+)$/.exec(clause);
    if (match === null) return undefined;
    const [, who = '', actions = ''] = match;
    for (const action of actions.match(/[-+=][rwxXstugo]*/g) ?? [])
      mode = applyAction(action, who, mode, isDirectory, umask);
  }
  return mode;
}

function applyAction(action: string, who: string, mode: number, isDirectory: boolean, umask: number): number {
  let mask = 0;
  for (const letter of who === '' ? 'a' : who) mask |= WHO[letter] ?? 0;
  let bits = 0;
  for (const letter of action.slice(1)) {
    if (letter === 'X') bits |= isDirectory || (mode & 0o111) !== 0 ? 0o111 : 0;
    else if ('ugo'.includes(letter)) bits |= copied(mode, letter);
    else bits |= BITS[letter] ?? 0;
  }
  // Without a class the umask keeps its bits out.
  bits &= who === '' ? mask & ~umask : mask;
  if (action.startsWith('+')) return mode | bits;
  if (action.startsWith('-')) return mode & ~bits;
  return (mode & ~(mask & 0o777)) | bits;
}

function copied(mode: number, who: string): number {
  const bits = (mode >> (who === 'u' ? 6 : who === 'g' ? 3 : 0)) & 7;
  return (bits << 6) | (bits << 3) | bits;
}

/** `drwxr-xr-x` */
export function modeText(type: string, mode: number): string {
  const first: Readonly<Record<string, string>> = { directory: 'd', link: 'l', device: 'c', fifo: 'p' };
  let text = first[type] ?? '-';
  for (let bit = 8; bit >= 0; bit--) text += (mode >> bit) & 1 ? 'xwr'.charAt(bit % 3) : '-';
  const replace = (at: number, set: boolean, letter: string) => {
    if (set) text = text.slice(0, at) + (text[at] === 'x' ? letter : letter.toUpperCase()) + text.slice(at + 1);
  };
  replace(3, (mode & 0o4000) !== 0, 's');
  replace(6, (mode & 0o2000) !== 0, 's');
  replace(9, (mode & 0o1000) !== 0, 't');
  return text;
}
