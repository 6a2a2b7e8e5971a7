import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { SourceRange } from '../../manifest';
import type { EditorProps } from './editorProps';
import { monaco } from './monaco';
import { showFindings } from './monacoFixes';
import { modelOf, rangeIn, replaceText } from './monacoModels';
import { applyTheme } from './monacoTheme';
import { offerSchema } from './yamlSchema';

type Editor = ReturnType<typeof monaco.editor.create>;
type Position = Parameters<NonNullable<ReturnType<Editor['getModel']>>['getOffsetAt']>[0];
type Decorations = ReturnType<Editor['createDecorationsCollection']>;
type DecorationOptions = Parameters<Decorations['set']>[0][number]['options'];

/** Monaco in the place of the text area: takes over its text and caret, gives changes back as they are typed. */
export default function MonacoEditor(props: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const { dark, place } = props;
  useEditor(host, editor, props);
  useText(editor, props);
  useFindings(editor, props);
  useDecorations(editor, props.marks, markDecoration);
  useLit(editor, props);
  usePointing(editor, props);
  useEffect(() => applyTheme(dark), [dark]);
  useEffect(() => {
    const model = editor.current?.getModel();
    if (!editor.current || !model || !place) return;
    const range = rangeIn(model, place.range);
    editor.current.setSelection(range);
    editor.current.revealRangeInCenterIfOutsideViewport(range);
    editor.current.focus();
  }, [place]);
  return <div ref={host} className="h-full" data-testid="editor" />;
}

function useEditor(
  host: RefObject<HTMLDivElement | null>,
  editor: RefObject<Editor | undefined>,
  props: EditorProps,
): void {
  const first = useRef(props);
  const latest = useRef(props);
  latest.current = props;
  useLayoutEffect(() => {
    offerSchema();
    const { file, text, label, selection } = first.current;
    const model = modelOf(file, text);
    replaceText(model, text);
    const element = host.current as HTMLDivElement;
    const fontFamily = getComputedStyle(element).getPropertyValue('--mono');
    const created = monaco.editor.create(element, { model, ariaLabel: label, fontFamily, ...OPTIONS });
    editor.current = created;
    const keys = created.onKeyDown((event) => {
      if (event.keyCode !== monaco.KeyCode.Escape || event.browserEvent.defaultPrevented) return;
      latest.current.onLeave?.();
    });
    if (selection) {
      created.setSelection(rangeIn(model, selection));
      created.setScrollTop(selection.scrollTop);
      created.focus();
    }
    return () => {
      keys.dispose();
      created.dispose();
      editor.current = undefined;
    };
  }, [host, editor]);
}

const OPTIONS = {
  automaticLayout: true,
  minimap: { enabled: false },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  fontSize: 13,
  lineHeight: 20,
  padding: { top: 8, bottom: 8 },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 16,
  folding: true,
  glyphMargin: false,
  tabSize: 2,
  wordWrap: 'on',
  acceptSuggestionOnEnter: 'smart',
  fixedOverflowWidgets: true,
  scrollBeyondLastLine: false,
  renderFinalNewline: 'off',
  renderLineHighlight: 'none',
  overviewRulerLanes: 0,
  quickSuggestions: { other: true, comments: false, strings: true },
} as const;

/** Text goes both ways: what is typed out, everything else in. */
function useText(editor: RefObject<Editor | undefined>, { file, text, label, onChange }: EditorProps): void {
  const change = useRef(onChange);
  change.current = onChange;
  // Texts that were given out and have not come back yet. They must not overwrite what was typed since.
  const typed = useRef<string[]>([]);
  const applying = useRef(false);
  useLayoutEffect(() => {
    const listener = editor.current?.onDidChangeModelContent(() => {
      const value = editor.current?.getValue();
      if (applying.current || value === undefined) return;
      if (change.current(value)) typed.current.push(value);
      // Not from within its own event: the model is still busy with the change.
      else queueMicrotask(() => editor.current?.trigger('podflight', 'undo', null));
    });
    return () => listener?.dispose();
  }, [editor]);
  useEffect(() => {
    const current = editor.current;
    if (!current) return;
    const model = modelOf(file, text);
    const switched = current.getModel() !== model;
    const echo = switched ? -1 : typed.current.indexOf(text);
    if (echo >= 0) {
      typed.current.splice(0, echo + 1);
      return;
    }
    typed.current = [];
    applying.current = true;
    if (switched) current.setModel(model);
    replaceText(model, text);
    applying.current = false;
    current.updateOptions({ ariaLabel: label });
  }, [editor, file, text, label]);
}

function useFindings(editor: RefObject<Editor | undefined>, { text, findings }: EditorProps): void {
  useEffect(() => {
    const model = editor.current?.getModel();
    // Markers move with the text by themselves: what is about another text than is shown is left to the next look.
    if (model && model.getValue() === text) showFindings(model, findings);
  }, [editor, text, findings]);
}

/** Keeps one set of decorations at what `items` say. `decorate` must be the same function every time. */
function useDecorations<Item>(
  editor: RefObject<Editor | undefined>,
  items: readonly Item[],
  decorate: (item: Item) => { range: SourceRange; options: DecorationOptions },
): void {
  const shown = useRef<Decorations>(undefined);
  useEffect(() => {
    const current = editor.current;
    const model = current?.getModel();
    if (!current || !model) return;
    shown.current ??= current.createDecorationsCollection();
    shown.current.set(
      items.map((item) => {
        const { range, options } = decorate(item);
        return { range: rangeIn(model, range), options };
      }),
    );
  }, [editor, items, decorate]);
}

const markDecoration = ({ range, support, message }: EditorProps['marks'][number]) => ({
  range,
  options: {
    inlineClassName: `field-${support}`,
    hoverMessage: { value: message },
    linesDecorationsClassName: `field-mark field-mark-${support}`,
    linesDecorationsTooltip: message,
  },
});
const pointedDecoration = (range: SourceRange) => ({
  range,
  options: { isWholeLine: true, className: 'pointed-lines' },
});
const litDecoration = (range: SourceRange) => ({ range, options: { inlineClassName: 'lit-text' } });

/** The line under the pointer, else the one that the caret is in, is what is pointed at; and what is pointed at is lit. */
function usePointing(editor: RefObject<Editor | undefined>, { pointed, onPoint }: EditorProps): void {
  const point = useRef(onPoint);
  point.current = onPoint;
  useLayoutEffect(() => {
    const current = editor.current;
    const toOffset = (position: Position | null | undefined) => {
      const offset = position ? current?.getModel()?.getOffsetAt(position) : undefined;
      point.current(offset);
    };
    const toCaret = () => toOffset(current?.hasTextFocus() ? current.getPosition() : undefined);
    const listeners = [
      current?.onMouseMove(({ target }) => toOffset(target.position)),
      current?.onMouseLeave(toCaret),
      current?.onDidChangeCursorPosition(toCaret),
      current?.onDidFocusEditorText(toCaret),
      current?.onDidBlurEditorText(() => point.current(undefined)),
    ];
    return () => {
      for (const listener of listeners) listener?.dispose();
    };
  }, [editor]);
  useDecorations(editor, pointed, pointedDecoration);
}

function useLit(editor: RefObject<Editor | undefined>, { lit, follow }: EditorProps): void {
  useDecorations(editor, lit, litDecoration);
  const start = follow?.start;
  useEffect(() => {
    const current = editor.current;
    const model = current?.getModel();
    if (!current || !model || start === undefined || current.hasTextFocus()) return;
    if (current.getDomNode()?.matches(':hover')) return;
    current.revealRangeInCenterIfOutsideViewport(
      rangeIn(model, { start, end: start }),
      monaco.editor.ScrollType.Immediate,
    );
  }, [editor, start]);
}
