/** A page for looking at the stage while working on it: /src/ui/stage/gallery.html?run=twoWaits&t=9000&width=1100&lang=zh */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Run } from '../../engine/run';
import { chooseLanguage, loadTexts } from '../../locales/language';
import { stageAt } from '../../projection/stageAt';
import { crowdedRun, failingInitRun, handOverRun, twoWaitsRun } from '../../testing/builtRuns';
import '../theme.css';
import { TextProvider } from '../text/TextContext';
import { Timeline } from '../timeline/Timeline';
import { Stage } from './Stage';
import { WhyPanel } from './WhyPanel';

const RUNS: Readonly<Record<string, () => Run>> = {
  twoWaits: twoWaitsRun,
  handOver: handOverRun,
  failing: failingInitRun,
  crowded: crowdedRun,
};

function Gallery({ run, from, width, still }: { run: Run; from: number; width: number; still: boolean }) {
  const [t, setT] = useState(from);
  const { pod } = stageAt(run, t);
  return (
    <main style={{ width }}>
      <Stage run={run} t={t} width={width} reducedMotion={still} />
      <Timeline run={run} t={t} width={width} onSeek={setT} />
      {pod ? <WhyPanel run={run} t={t} subject={{ kind: 'pod', uid: pod.uid }} onJump={(to) => setT(to ?? t)} /> : null}
    </main>
  );
}

const query = new URLSearchParams(location.search);
const language = chooseLanguage([query.get('lang') ?? 'en']);
const theme = query.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
/** A lesson of the product, played by the engine: `run=lesson:two-waits`, with `step=AT:COMMAND` to type more. */
async function lessonRun(id: string): Promise<Run> {
  const [{ simulate }, { firstLesson, loadLesson }] = await Promise.all([
    import('../../engine/simulate'),
    import('../../lessons'),
  ]);
  const lesson = (await loadLesson(id)) ?? firstLesson;
  const typed = query.getAll('step').map((step) => {
    const [atMs = '0', ...run] = step.split(':');
    return { atMs: Number(atMs), run: run.join(':') };
  });
  return simulate({ ...lesson.scenario, steps: [...lesson.scenario.steps, ...typed] });
}

const asked = query.get('run') ?? 'twoWaits';
const run = asked.startsWith('lesson:') ? await lessonRun(asked.slice(7)) : (RUNS[asked] ?? twoWaitsRun)();
const root = document.getElementById('root');
if (root) {
  const texts = await loadTexts(language);
  createRoot(root).render(
    <TextProvider language={language} texts={texts}>
      <Gallery
        run={run}
        from={Number(query.get('t') ?? 9_000)}
        width={Number(query.get('width') ?? innerWidth)}
        still={query.has('still')}
      />
    </TextProvider>,
  );
}
