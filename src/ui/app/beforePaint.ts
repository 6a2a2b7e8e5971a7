import { applyTheme, preferredLanguage, preferredTheme } from '../preferences';

// A small script of its own that runs before the first paint, so that no wrong colours and no picture of another scenario
// flash up. The page's scripts stand in a template (tools/vite/firstVisit.ts): on a slow line they would hold up the
// picture, so they are asked for once it has been painted.
const search = new URLSearchParams(location.search);
applyTheme(preferredTheme(search));
const asksForMore = location.hash.length > 1 || search.has('lesson') || search.has('embed');
const showsFirstLook = !asksForMore && preferredLanguage(search) === 'en';
if (showsFirstLook) document.documentElement.dataset.firstLook = '';
// Nothing is painted in a tab that nobody looks at.
if (showsFirstLook && !document.hidden) requestAnimationFrame(() => setTimeout(start));
else start();

function start(): void {
  const scripts = document.querySelector<HTMLTemplateElement>('template#scripts');
  if (scripts) document.head.append(document.importNode(scripts.content, true));
}
