import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { loadTexts } from './locales/language';
import { App } from './ui/app/App';
import { FirstLookContext } from './ui/app/firstLook';
import './ui/app/firstLook.css';
import { openingOf } from './ui/app/opening';
import { applyTheme, preferredLanguage, preferredTheme } from './ui/preferences';
import './ui/theme.css';

// Wiring only: read the address, load one language, show the page.
const search = new URLSearchParams(location.search);
const language = preferredLanguage(search);
const theme = preferredTheme(search);
applyTheme(theme);

const [texts, opening] = await Promise.all([loadTexts(language), openingOf(search, location.hash)]);
const root = document.getElementById('root') as HTMLElement;
const look = { wide: false, ...drawnRoom() };
// As a transition it is rendered in slices of a few milliseconds, and takes the first look's place when it is complete.
startTransition(() =>
  createRoot(root).render(
    <FirstLookContext value={look}>
      <App opening={opening} language={language} texts={texts} theme={theme} />
    </FirstLookContext>,
  ),
);

/** The room that the first look's stage has, where it is shown. */
function drawnRoom(): { stageWidth: number; stageHeight: number } {
  const figures = [...root.querySelectorAll('.first-look .stage-figure')];
  const room = figures.find((figure) => figure.clientWidth > 0)?.parentElement;
  return { stageWidth: room?.clientWidth ?? 0, stageHeight: room?.clientHeight ?? 0 };
}
