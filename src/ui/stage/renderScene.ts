import type { Scene, SceneElement } from '../../projection/scene/elements';
import css from './tokens.css?raw';

/**
 * A scene as an SVG file that stands alone: the same elements, and the same style sheet in it. Its colours are the light
 * ones unless whoever shows it defines the page's tokens.
 */
export function renderSceneToString({ width, height, elements, description }: Scene): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="stage" role="img" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}"><title>${escapeMarkup(description)}</title><style>${escapeMarkup(css)}</style>` +
    `<rect width="${width}" height="${height}" style="fill:var(--st-page)"/>${elements.map(markup).join('')}</svg>`
  );
}

const escapeMarkup = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function markup(element: SceneElement): string {
  const { className, opacity } = element;
  const classes = element.kind === 'text' && element.mono ? `${className} mono` : className;
  const common = `class="${escapeMarkup(classes)}"${opacity === undefined || opacity === 1 ? '' : ` opacity="${opacity}"`}`;
  switch (element.kind) {
    case 'rect': {
      const { x, y, width, height, radius = 0 } = element;
      return `<rect ${common} x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;
    }
    case 'path':
      return `<path ${common} d="${element.d}"/>`;
    case 'circle':
      return `<circle ${common} cx="${element.cx}" cy="${element.cy}" r="${element.r}"/>`;
    case 'text': {
      const { x, y, size, anchor = 'start', title, text } = element;
      const whole = title === undefined ? '' : `<title>${escapeMarkup(title)}</title>`;
      return `<text ${common} x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">${whole}${escapeMarkup(text)}</text>`;
    }
    case 'group': {
      const label = element.label === undefined ? '' : ` aria-label="${escapeMarkup(element.label)}"`;
      const { shiftX, shiftY } = element;
      const shift = shiftX === undefined ? '' : ` transform="translate(${shiftX} ${shiftY})"`;
      return `<g ${common}${label}${shift}>${element.children.map(markup).join('')}</g>`;
    }
  }
}
