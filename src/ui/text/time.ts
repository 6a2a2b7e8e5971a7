/** A moment as people read it: `0.0 s`, `12.3 s`, `2:05`, `1:02:05`. */
export function formatMoment(atMs: number): string {
  if (atMs < 60_000) return `${(Math.floor(atMs / 100) / 10).toFixed(1)} s`;
  const seconds = Math.floor(atMs / 1000);
  const pad = (value: number) => String(value).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}
