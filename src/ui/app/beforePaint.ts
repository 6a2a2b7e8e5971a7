import { FIRST_LESSON } from '../../lessons/catalogue';
import { applyTheme, preferredLanguage, preferredTheme } from '../preferences';

// A small script of its own that runs before the first paint, so that no wrong colours and no picture of another scenario
// flash up. The page's scripts stand in a template (tools/vite/firstVisit.ts): on a slow line they would hold up the
// picture, so they are asked for once it has been painted.
const search = new URLSearchParams(location.search);
applyTheme(preferredTheme(search));
const inEnglish = preferredLanguage(search) === 'en';
const showsFirstRun = location.hash.length <= 1 && (search.get('lesson') ?? FIRST_LESSON) === FIRST_LESSON;
const showsFirstLook = showsFirstRun && inEnglish && !search.has('lesson') && !search.has('embed');
if (showsFirstLook) document.documentElement.dataset.firstLook = '';
// Nothing is painted in a tab that nobody looks at.
if (showsFirstLook && !document.hidden) requestAnimationFrame(() => setTimeout(start));
else start();

function start(): void {
  const scripts = document.querySelector<HTMLTemplateElement>('template#scripts');
  if (!scripts) return;
  const wanted = document.importNode(scripts.content, true);
  const isNeeded: Readonly<Record<string, boolean>> = { 'first-run': showsFirstRun, en: inEnglish };
  for (const hint of wanted.querySelectorAll<HTMLElement>('[data-needed]'))
    if (!isNeeded[hint.dataset.needed ?? '']) hint.remove();
  document.head.append(wanted);
}
