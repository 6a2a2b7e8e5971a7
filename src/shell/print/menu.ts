const WIDTH = 80;
const TAB = 8;

/** The menu of `select`: in columns, read downwards, where one column would not do. */
export function menuOf(values: readonly string[]): string {
  if (values.length === 0) return '';
  const digits = String(values.length).length;
  const widest = Math.max(...values.map((value) => value.length)) + digits + 2;
  let columns = Math.max(1, Math.floor(WIDTH / (widest + 2)));
  let rows = Math.ceil(values.length / columns);
  columns = Math.ceil(values.length / rows);
  if (rows === 1) {
    rows = columns;
    columns = 1;
  }
  const item = (index: number): string =>
    `${String(index + 1).padStart(columns === 1 || index >= rows ? digits : String(rows).length)}) ${values[index]}`;
  let text = '';
  for (let row = 0; row < rows; row++) {
    let at = 0;
    for (let index = row; index < values.length; index += rows) {
      if (index > row) {
        const to = Math.floor(index / rows) * (widest + 2);
        for (; at < to; at = (Math.floor(at / TAB) + 1) * TAB) {
          if (to - at < TAB - (at % TAB) || Math.floor(to / TAB) <= Math.floor(at / TAB)) break;
          text += '\t';
        }
        if (at < to) text += ' '.repeat(to - at);
        at = to;
      }
      const shown = item(index);
      text += shown;
      at += shown.length;
    }
    text += '\n';
  }
  return text;
}
