import { configureMonacoYaml } from 'monaco-yaml';
import { useEffect, useRef } from 'react';
import type { EditorProps } from './editorProps';
import schemaUrl from './kubernetes-1.36.schema.json?url';
import { monaco } from './monaco';

let schemaReady = false;

/** One schema for every file; asked for once, from our own address. */
function offerSchema(): void {
  if (schemaReady) return;
  schemaReady = true;
  void fetch(schemaUrl)
    .then((response) => response.json())
    .then((schema) =>
      configureMonacoYaml(monaco as never, {
        isKubernetes: true,
        enableSchemaRequest: false,
        completion: true,
        hover: true,
        validate: true,
        format: { enable: false },
        yamlVersion: '1.1',
        // The address must end in .json, or the worker tries to load it.
        schemas: [{ uri: 'podflight://kubernetes-1.36.json', fileMatch: ['**/*.yaml', '**/*.yml'], schema }],
      }),
    )
    .catch(() => {
      schemaReady = false;
    });
}

const modelOf = (file: string, text: string) => {
  const uri = monaco.Uri.parse(`file:///${encodeURIComponent(file)}`);
  return monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, 'yaml', uri);
};

/** Monaco in the place of the text area: takes over its text and caret, gives changes back as they are typed. */
export default function MonacoEditor({ file, text, label, dark, lit, selection, onChange, onLeave }: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<ReturnType<typeof monaco.editor.create>>(undefined);
  const change = useRef(onChange);
  const leave = useRef(onLeave);
  const first = useRef({ file, text, label, selection });
  change.current = onChange;
  leave.current = onLeave;

  useEffect(() => {
    offerSchema();
    const { file, text, label, selection } = first.current;
    const created = monaco.editor.create(host.current as HTMLDivElement, {
      model: modelOf(file, text),
      ariaLabel: label,
      automaticLayout: true,
      minimap: { enabled: false },
      fontSize: 13,
      lineNumbersMinChars: 3,
      folding: true,
      glyphMargin: false,
      tabSize: 2,
      wordWrap: 'on',
      fixedOverflowWidgets: true,
      scrollBeyondLastLine: false,
      renderFinalNewline: 'off',
      overviewRulerLanes: 0,
      quickSuggestions: { other: true, comments: false, strings: true },
    });
    editor.current = created;
    const typed = created.onDidChangeModelContent(() => change.current(created.getValue()));
    const keys = created.onKeyDown((event) => {
      if (event.keyCode !== monaco.KeyCode.Escape || event.browserEvent.defaultPrevented) return;
      leave.current?.();
    });
    if (selection) {
      const caret = created.getModel()?.getPositionAt(selection);
      if (caret) created.setPosition(caret);
      created.focus();
    }
    return () => {
      typed.dispose();
      keys.dispose();
      created.dispose();
    };
  }, []);

  useEffect(() => {
    const model = modelOf(file, text);
    const current = editor.current;
    if (!current) return;
    if (current.getModel() !== model) current.setModel(model);
    if (model.getValue() !== text) model.setValue(text);
    current.updateOptions({ ariaLabel: label });
  }, [file, text, label]);

  useEffect(() => monaco.editor.setTheme(dark ? 'vs-dark' : 'vs'), [dark]);

  useEffect(() => {
    const current = editor.current;
    const model = current?.getModel();
    if (!current || !model || !lit) return;
    const from = model.getPositionAt(lit.start);
    const to = model.getPositionAt(lit.end);
    const marks = current.createDecorationsCollection([
      {
        range: new monaco.Range(from.lineNumber, from.column, to.lineNumber, to.column),
        options: { className: 'lit-line', inlineClassName: 'lit-text' },
      },
    ]);
    return () => marks.clear();
  }, [lit]);

  return <div ref={host} className="h-full" data-testid="editor" />;
}
