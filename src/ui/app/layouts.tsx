import type { ReactNode } from 'react';
import { useText } from '../text/TextContext';
import { type DockTab, type PhoneTab, useAttention } from './attention';
import { Dock } from './Dock';
import { StageArea } from './StageArea';
import type { Podflight } from './usePodflight';

interface LayoutProps {
  podflight: Podflight;
  editor: ReactNode;
}

/** Editor over dock to the left, the stage with its timeline to the right: the picture gets the height of the window. */
export function DesktopLayout({ podflight, editor }: LayoutProps) {
  return (
    <main id="main" className="grid min-h-0 flex-1 grid-cols-[minmax(22rem,36%)_minmax(0,1fr)] gap-2">
      <div className="grid min-h-0 min-w-0 grid-rows-[minmax(0,1fr)_minmax(0,1fr)] gap-2">
        {editor}
        <Dock podflight={podflight} />
      </div>
      <StageArea podflight={podflight} />
    </main>
  );
}

const ONLY_TERMINAL: readonly DockTab[] = ['terminal'];
const ALL_BUT_TERMINAL: readonly DockTab[] = ['why', 'logs', 'events', 'files', 'objects', 'machines', 'transcript'];
const PHONE_TABS: readonly PhoneTab[] = ['stage', 'yaml', 'terminal', 'more'];

/** One area at a time; the stage brings its timeline along. */
export function PhoneLayout({ podflight, editor }: LayoutProps) {
  const { text } = useText();
  const { phoneTab: tab, openPhone: setTab } = useAttention();
  return (
    <>
      <main id="main" className="flex min-h-0 flex-1 flex-col" data-testid={`tab-${tab}`}>
        {tab === 'stage' && <StageArea podflight={podflight} />}
        {tab === 'yaml' && editor}
        {tab === 'terminal' && <Dock podflight={podflight} only={ONLY_TERMINAL} />}
        {tab === 'more' && <Dock podflight={podflight} only={ALL_BUT_TERMINAL} />}
      </main>
      <nav className="panel grid grid-cols-4">
        {PHONE_TABS.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === tab ? 'page' : undefined}
            className={`min-h-11 border-0 bg-transparent text-sm font-semibold ${each === tab ? 'text-accent' : 'text-soft'}`}
            onClick={() => setTab(each)}
          >
            {text(`tabs.${each}`)}
          </button>
        ))}
      </nav>
    </>
  );
}
