import { monaco } from './monaco';

let defined = false;

/** Monaco's own colours for the text, on the page's panels. */
export function applyTheme(dark: boolean): void {
  if (!defined) {
    defined = true;
    const shared = { inherit: true, rules: [] };
    monaco.editor.defineTheme('podflight-light', {
      ...shared,
      base: 'vs',
      colors: { 'editor.background': '#ffffff', 'editorLineNumber.foreground': '#687188' },
    });
    monaco.editor.defineTheme('podflight-dark', {
      ...shared,
      base: 'vs-dark',
      colors: {
        'editor.background': '#161a24',
        'editorLineNumber.foreground': '#929cb2',
        'editorWidget.background': '#1b202c',
      },
    });
  }
  monaco.editor.setTheme(dark ? 'podflight-dark' : 'podflight-light');
}
