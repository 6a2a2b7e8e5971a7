import { Play, Plus, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { SCENARIO_LIMITS } from '../../scenario/limits';
import { useText } from '../text/TextContext';
import type { EditorProps } from './editorProps';
import { PlainEditor } from './PlainEditor';

const MonacoEditor = lazy(() => import('./MonacoEditor'));

export interface EditorPaneProps {
  files: Readonly<Record<string, string>>;
  file: string;
  dark: boolean;
  lit?: EditorProps['lit'];
  onFile(name: string): void;
  onText(name: string, text: string): void;
  onAdd(): void;
  onRemove(name: string): void;
  onApply(name: string): void;
  onRefused(sizeKb: number, mostKb: number): void;
}

/** File tabs over an editor: a text area at once, Monaco as soon as a mouse or keyboard shows the wish to edit. */
export function EditorPane(props: EditorPaneProps) {
  const { files, file, dark, lit } = props;
  const { text } = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const pane = useRef<HTMLElement>(null);
  const { rich, caret } = useRichEditor(pane, area);
  const content = files[file] ?? '';

  const change = (next: string) => {
    const most = SCENARIO_LIMITS.fileCharacters;
    if (next.length > most) props.onRefused(Math.round(next.length / 1024), Math.round(most / 1024));
    else props.onText(file, next);
  };
  const editor: EditorProps = {
    file,
    text: content,
    label: text('editor.label', { file }),
    dark,
    lit,
    onChange: change,
    onLeave: () => pane.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(),
  };
  const plain = <PlainEditor {...editor} area={area} />;
  return (
    <section ref={pane} aria-label={text('editor.title')} className="panel flex min-h-0 flex-col">
      <FileTabs {...props} />
      <div className="relative min-h-0 flex-1">
        {rich ? (
          <Suspense fallback={plain}>
            <MonacoEditor {...editor} selection={caret} />
          </Suspense>
        ) : (
          plain
        )}
      </div>
      <p className="m-0 border-t border-line px-4 py-1.5 text-xs text-faint">{text('editor.replay')}</p>
    </section>
  );
}

function FileTabs({ files, file, onFile, onAdd, onRemove, onApply }: EditorPaneProps) {
  const { text } = useText();
  const names = Object.keys(files);
  return (
    <div className="flex items-center gap-1 border-b border-line pr-2">
      <div role="tablist" aria-label={text('editor.title')} className="flex min-w-0 flex-1 overflow-x-auto">
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === file}
            tabIndex={name === file ? 0 : -1}
            className="tab font-mono text-[13px]"
            onClick={() => onFile(name)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              if (step === 0) return;
              const next = names[(names.indexOf(name) + step + names.length) % names.length] as string;
              onFile(next);
              (event.currentTarget.parentElement?.children[names.indexOf(next)] as HTMLElement | undefined)?.focus();
            }}
          >
            {name}
          </button>
        ))}
      </div>
      {names.length > 1 && (
        <button
          type="button"
          className="button button-quiet icon-button"
          title={text('editor.removeFile', { file })}
          aria-label={text('editor.removeFile', { file })}
          onClick={() => onRemove(file)}
        >
          <X size={16} aria-hidden />
        </button>
      )}
      <button
        type="button"
        className="button button-quiet icon-button"
        title={text('editor.addFile')}
        aria-label={text('editor.addFile')}
        onClick={onAdd}
      >
        <Plus size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button button-primary"
        title={text('editor.apply.hint', { file })}
        onClick={() => onApply(file)}
      >
        <Play size={14} aria-hidden />
        {text('editor.apply')}
      </button>
    </div>
  );
}

/**
 * Monaco costs 1.2 MB: it is loaded when a pointer comes near or a key is pressed in the text area, and never on coarse
 * pointers, where selection and paste do not work in it. Where the caret stood is handed over.
 */
function useRichEditor(
  pane: React.RefObject<HTMLElement | null>,
  area: React.RefObject<HTMLTextAreaElement | null>,
): { rich: boolean; caret: number | undefined } {
  const [rich, setRich] = useState(false);
  const [caret, setCaret] = useState<number>();
  useEffect(() => {
    const element = pane.current;
    if (rich || !element || !matchMedia('(pointer: fine)').matches) return;
    const load = () => {
      void import('./MonacoEditor').then(() => {
        const focused = document.activeElement === area.current;
        setCaret(focused ? area.current?.selectionStart : undefined);
        setRich(true);
      });
    };
    element.addEventListener('pointermove', load, { once: true });
    element.addEventListener('focusin', load, { once: true });
    return () => {
      element.removeEventListener('pointermove', load);
      element.removeEventListener('focusin', load);
    };
  }, [rich, pane, area]);
  return { rich, caret };
}
