import { renderToStaticMarkup } from 'react-dom/server';
import { simulate } from '../engine/simulate';
import { firstLesson } from '../lessons/first';
import { en } from '../locales/en';
import { App } from '../ui/app/App';
import { type FirstLook, FirstLookContext } from '../ui/app/firstLook';

/** The stage as wide as it is on many phones, and in the window of a laptop. */
const PHONE: FirstLook = { wide: false, stageWidth: 394, stageHeight: 460 };
const LAPTOP: FirstLook = { wide: true, stageWidth: 896, stageHeight: 560 };

/** What the build ships for a first visit (see tools/vite/firstVisit.ts): the first lesson's run, and its first picture. */
export function firstVisit(): { runJson: string; look: string } {
  const run = simulate(firstLesson.scenario);
  const opening = { scenario: firstLesson.scenario, lesson: firstLesson, run, atMs: undefined, problem: undefined };
  const draw = (look: FirstLook): string =>
    renderToStaticMarkup(
      <FirstLookContext value={look}>
        <App opening={{ ...opening, embedded: false }} language="en" texts={en} theme="auto" />
      </FirstLookContext>,
    );
  const look = `<div class="first-look-narrow">${draw(PHONE)}</div><div class="first-look-wide">${draw(LAPTOP)}</div>`;
  return { runJson: JSON.stringify(run), look: lookOnly(look) };
}

/**
 * Nothing in the picture can be used or read aloud yet: without names for scripts and screen readers, and without what a
 * closed menu hides, it is half as large.
 */
const lookOnly = (markup: string): string =>
  markup
    .replace(/<link [^>]*>/g, '')
    .replace(/<option value="[^"]*">[^<]*<\/option>/g, '')
    .replace(/<optgroup [^>]*><\/optgroup>/g, '')
    .replace(/ (id|for|title|data-[a-z]+|aria-(label|labelledby|controls|hidden|live|value[a-z]*))="[^"]*"/g, '');
