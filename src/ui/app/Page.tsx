import { memo, useState } from 'react';
import { EditorPane } from '../editor/EditorPane';
import { useRunning } from '../editor/useRunning';
import type { Theme } from '../preferences';
import { KeysDialog } from '../shell/KeysDialog';
import { type NoticeLine, Notices } from '../shell/Notices';
import { ShareDialog } from '../shell/ShareDialog';
import { TopBar } from '../shell/TopBar';
import { useText } from '../text/TextContext';
import { DesktopLayout, PhoneLayout } from './layouts';
import type { Opening } from './opening';
import { useKeys } from './useKeys';
import { useManifestPointing } from './useManifestPointing';
import { useNotices } from './useNotices';
import { usePlaceWish } from './usePlaceWish';
import { usePodflight } from './usePodflight';
import { useSteady } from './useSteady';
import { useMedia, WIDE } from './useWidth';

export interface PageProps {
  opening: Opening;
  theme: Theme;
  onLanguage(): void;
  onTheme(theme: Theme): void;
}

/** The whole page: top bar, notices, and the three areas laid out for the width there is. */
export function Page({ opening, theme, onLanguage, onTheme }: PageProps) {
  const podflight = usePodflight(opening);
  const [refused, setRefused] = useState<NoticeLine>();
  const [dialog, setDialog] = useState<'share' | 'keys'>();
  const { notices, dismiss } = useNotices(podflight, opening, refused, () => setRefused(undefined));
  const wide = useMedia(WIDE);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const showKeys = useSteady(() => setDialog('keys'));
  useKeys(podflight, showKeys);
  const { scenario } = podflight.session;
  const editor = (
    <Manifests
      podflight={podflight}
      dark={theme === 'dark' || (theme === 'auto' && systemDark)}
      onRefused={setRefused}
    />
  );
  const Layout = wide ? DesktopLayout : PhoneLayout;
  return (
    <div className="page mx-auto flex h-full flex-col gap-2 px-2 pb-2 lg:px-3">
      <TopBar
        lesson={podflight.lesson}
        theme={theme}
        lastCommand={scenario.steps.length > 1 ? scenario.steps.at(-1)?.run : undefined}
        onLesson={podflight.open}
        onShare={useSteady(() => setDialog('share'))}
        onKeys={showKeys}
        onUndo={podflight.undo}
        onReset={podflight.reset}
        onLanguage={onLanguage}
        onTheme={onTheme}
      />
      <Notices notices={notices} onDismiss={dismiss} />
      <Layout podflight={podflight} editor={editor} />
      {dialog === 'share' && (
        <ShareDialog scenario={scenario} atMs={podflight.atMs} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(undefined)} />}
    </div>
  );
}

interface ManifestsProps {
  podflight: ReturnType<typeof usePodflight>;
  dark: boolean;
  onRefused(notice: NoticeLine): void;
}

const Manifests = memo(function Manifests({ podflight, dark, onRefused }: ManifestsProps) {
  const { text } = useText();
  const { files } = podflight.session.scenario;
  const running = useRunning(podflight.run, podflight.atMs);
  const [chosen, setChosen] = useState<string>();
  const shown = usePlaceWish(files, setChosen);
  const pointing = useManifestPointing(podflight.run, podflight.atMs);
  const names = Object.keys(files);
  const file = chosen !== undefined && names.includes(chosen) ? chosen : (names[0] ?? '');
  return (
    <EditorPane
      files={files}
      file={file}
      dark={dark}
      running={running}
      {...pointing}
      shown={shown}
      onFile={setChosen}
      onText={podflight.write}
      onAdd={useSteady(() => {
        const name = freeName(names);
        podflight.write(name, '');
        setChosen(name);
      })}
      onRemove={podflight.remove}
      onApply={useSteady((name) => podflight.type(`kubectl apply -f ${name}`))}
      onRefused={useSteady((size, most) =>
        onRefused({ id: 'too-large', level: 'warning', text: text('editor.tooLarge', { size, most }) }),
      )}
    />
  );
});

function freeName(names: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = `manifest-${number}.yaml`;
    if (!names.includes(name)) return name;
  }
}
