import { lazy, memo, Suspense, useMemo } from 'react';
import type { Run } from '../../engine/run';
import { terminalAt, terminalChangedAt } from '../../projection/terminal';
import { EventsPanel } from '../panels/EventsPanel';
import { FilesPanel } from '../panels/FilesPanel';
import { LogsPanel } from '../panels/LogsPanel';
import { ObjectsPanel } from '../panels/ObjectsPanel';
import { TabRow } from '../shell/TabRow';
import { editedPlace } from '../terminal/editCommand';
import { Terminal } from '../terminal/Terminal';
import { useText } from '../text/TextContext';
import './dock.css';
import { type DockTab, useAttention } from './attention';
import type { Podflight } from './usePodflight';
import { useSteady } from './useSteady';

const TABS: readonly DockTab[] = ['terminal', 'why', 'logs', 'events', 'files', 'objects', 'machines', 'transcript'];

const WhyTab = lazy(() => import('../stage/WhyTab'));
const TranscriptPanel = lazy(() => import('../stage/TranscriptPanel'));

const MachinesPanel = lazy(() => import('../machines/MachinesPanel'));

interface DockProps {
  podflight: Podflight;
  only?: readonly DockTab[];
}

/** Terminal, logs, events, files, objects, statecharts: everything at the moment that is shown. */
export const Dock = memo(function Dock({ podflight, only }: DockProps) {
  const tabs = only ?? TABS;
  const { text } = useText();
  const { dockTab: chosen, openDock: setChosen } = useAttention();
  const tab = tabs.includes(chosen) ? chosen : (tabs[0] ?? 'terminal');
  return (
    <section className="panel flex h-full min-h-0 flex-col" aria-label={text(`dock.${tab}`)}>
      {tabs.length > 1 && (
        <div className="border-b border-line px-1">
          <TabRow
            label={text('tabs.more')}
            names={tabs}
            chosen={tab}
            onChoose={setChosen}
            prefix="dock"
            tabClass="dock-tab"
          >
            {(each) => text(`dock.${each}`)}
          </TabRow>
        </div>
      )}
      <div id="dock-panel" role="tabpanel" aria-labelledby={`dock-${tab}`} className="min-h-0 flex-1">
        <DockPanel tab={tab} podflight={podflight} />
      </div>
    </section>
  );
});

function DockPanel({ tab, podflight }: { tab: DockTab; podflight: Podflight }) {
  const { run, atMs } = podflight;
  const { ask } = useAttention();
  if (!run) return null;
  if (tab === 'why' || tab === 'transcript') {
    const Panel = tab === 'why' ? WhyTab : TranscriptPanel;
    return (
      <Suspense>
        <Panel podflight={podflight} run={run} />
      </Suspense>
    );
  }
  if (tab === 'logs') return <LogsPanel run={run} atMs={atMs} onJump={podflight.jump} onAsk={ask} />;
  if (tab === 'events') return <EventsPanel run={run} atMs={atMs} onJump={podflight.jump} onAsk={ask} />;
  if (tab === 'files') return <FilesPanel run={run} atMs={atMs} onJump={podflight.jump} onAsk={ask} />;
  if (tab === 'objects') return <ObjectsPanel run={run} atMs={atMs} />;
  if (tab === 'machines')
    return (
      <Suspense>
        <MachinesPanel run={run} atMs={atMs} onJump={podflight.jump} />
      </Suspense>
    );
  return <TerminalPanel podflight={podflight} run={run} />;
}

/** Drawn again only when something was printed or typed: a long terminal takes the browser a while to lay out. */
function TerminalPanel({ podflight, run }: { podflight: Podflight; run: Run }) {
  const { atMs, session } = podflight;
  const { steps } = session.scenario;
  const changedAtMs = terminalChangedAt(run, atMs);
  const entries = useMemo(() => terminalAt(run, changedAtMs), [run, changedAtMs]);
  const history = useMemo(
    () => steps.filter((step) => step.atMs <= changedAtMs).map((step) => step.run),
    [steps, changedAtMs],
  );
  const complete = useSteady((line: string, cursor: number) =>
    session.engine.complete(session.scenario, atMs, line, cursor).catch(() => []),
  );
  const { show } = useAttention();
  const typeCommand = useSteady((command: string) => {
    podflight.type(command);
    const place = editedPlace(command, session.scenario.namespace);
    if (place) show(place);
  });
  return (
    <Terminal
      entries={entries}
      history={history}
      onRun={typeCommand}
      onInput={podflight.input}
      onInterrupt={podflight.interrupt}
      complete={complete}
    />
  );
}
