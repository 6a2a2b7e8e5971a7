import { Play, Plus, X } from 'lucide-react';
import { TabRow } from '../shell/TabRow';
import { useText } from '../text/TextContext';

export interface FileTabsProps {
  names: readonly string[];
  file: string;
  /** Files with errors, which the tab shows. */
  wrong: ReadonlySet<string>;
  /** Files that describe what is pointed at. */
  pointed: ReadonlySet<string>;
  onFile(name: string): void;
  onAdd(): void;
  onRemove(name: string): void;
  onApply(name: string): void;
}

/** The scenario's files, and what can be done with the one that is open. */
export function FileTabs({ names, file, wrong, pointed, onFile, onAdd, onRemove, onApply }: FileTabsProps) {
  const { text } = useText();
  return (
    <div className="flex items-center gap-1 border-b border-line py-1 pr-2">
      <div className="-my-1 flex min-w-0 flex-1 self-stretch *:flex-1">
        <TabRow
          label={text('editor.title')}
          names={names}
          chosen={file}
          onChoose={onFile}
          tabClass="font-mono text-[13px]"
        >
          {(name) => (
            <>
              <span className={pointed.has(name) ? 'pointed-file' : undefined}>{name}</span>
              {wrong.has(name) && (
                <span role="img" aria-label={text('problems.error')} className="ml-1.5 size-1.5 rounded-full bg-bad" />
              )}
            </>
          )}
        </TabRow>
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
