import { createRoot } from 'react-dom/client';
import { loadTexts } from './locales/language';
import { App } from './ui/app/App';
import { openingOf } from './ui/app/opening';
import { applyTheme, preferredLanguage, preferredTheme } from './ui/preferences';
import './ui/theme.css';

// Wiring only: read the address, load one language, show the page.
const search = new URLSearchParams(location.search);
const language = preferredLanguage(search);
const theme = preferredTheme(search);
applyTheme(theme);

const [texts, opening] = await Promise.all([loadTexts(language), openingOf(search, location.hash)]);
createRoot(document.getElementById('root') as HTMLElement).render(
  <App opening={opening} language={language} texts={texts} theme={theme} />,
);
