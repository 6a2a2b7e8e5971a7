import type { SourceRange } from '../../manifest';
import { monaco } from './monaco';

export type Model = ReturnType<typeof monaco.editor.createModel>;

export function modelOf(file: string, text: string): Model {
  const uri = monaco.Uri.parse(`file:///${encodeURIComponent(file)}`);
  return monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, 'yaml', uri);
}

export function rangeIn(model: Model, { start, end }: SourceRange) {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return new monaco.Range(from.lineNumber, from.column, to.lineNumber, to.column);
}

/** Makes the model's text another one by changing only what differs: the caret stays, and Ctrl+Z takes it back. */
export function replaceText(model: Model, text: string): void {
  // The model may have turned line ends into its own: offsets count in what it holds.
  const next = model.getEOL() === '\r\n' ? text.replace(/\r?\n/g, '\r\n') : text.replace(/\r\n/g, '\n');
  const now = model.getValue();
  if (now === next) return;
  const most = Math.min(now.length, next.length);
  let start = 0;
  while (start < most && now[start] === next[start]) start++;
  let end = 0;
  while (end < most - start && now[now.length - 1 - end] === next[next.length - 1 - end]) end++;
  const range = rangeIn(model, { start, end: now.length - end });
  model.pushStackElement();
  model.pushEditOperations([], [{ range, text: next.slice(start, next.length - end) }], () => null);
  model.pushStackElement();
}
