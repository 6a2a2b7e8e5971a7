// Drags the moment of a lesson through its whole run, one step a frame, as fast as frames come, and reads Chromium's trace.
const DESKTOP = { width: 1440, height: 900 };
const FRAMES = 300;
const FRAME_MS = 16.7;

export async function scrub(browser, address, lesson, slowdown, report) {
  const page = await browser.newPage({ viewport: DESKTOP });
  const session = await page.context().newCDPSession(page);
  await page.goto(address);
  await page.waitForSelector('[data-testid="stage"] svg');
  // The run of a lesson arrives from the worker a moment after the page.
  await page.waitForTimeout(2500);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const slider = await page.locator('.timeline-slider').boundingBox();
  await page.mouse.move(slider.x + 5, slider.y + slider.height / 2);
  await page.mouse.down();
  const stopTracing = await trace(session);
  const between = await page.evaluate(dragThrough, FRAMES);
  const frames = mainThreadFrames(await stopTracing());
  await page.context().close();
  const budget = `p95 ≤ ${FRAME_MS} ms`;
  report(`scrubbing "${lesson}" at 1/${slowdown} speed: p50 / p95 between frames`, p50p95(between), budget);
  report('of which the main thread is busy', p50p95(frames.map(({ wallMs }) => wallMs)), budget);
  report('the same without what other processes took', p50p95(frames.map(({ ownMs }) => ownMs)), budget);
}

async function trace(session) {
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const includedCategories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    return events;
  };
}

/** Script, style, layout and paint of each frame: all tasks of the page's main thread from one frame to the next. */
function mainThreadFrames(events) {
  const first = events.find(({ name }) => name === 'FireAnimationFrame');
  const ours = events
    .filter(({ pid, tid }) => pid === first?.pid && tid === first?.tid)
    .sort((one, other) => one.ts - other.ts);
  const starts = ours.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts);
  const frames = starts.map(() => ({ wallMs: 0, ownMs: 0 }));
  let index = 0;
  for (const { name, ts, dur = 0, tdur = 0 } of ours) {
    if (name !== 'RunTask') continue;
    // The task of a frame begins a little ahead of its animation callbacks.
    while (index + 1 < starts.length && starts[index + 1] < ts + dur) index++;
    frames[index].wallMs += dur / 1000;
    frames[index].ownMs += tdur / 1000;
  }
  return frames.slice(0, -1);
}

/** Runs in the page. Gives the times from frame to frame in milliseconds. */
function dragThrough(count) {
  const slider = document.querySelector('.timeline-slider');
  const box = slider.getBoundingClientRect();
  const between = [];
  return new Promise((resolve) => {
    let before = 0;
    const frame = (now) => {
      if (before > 0) between.push(now - before);
      before = now;
      if (between.length === count) {
        resolve(between);
        return;
      }
      const clientX = box.left + (box.width * between.length) / count;
      const event = { bubbles: true, pointerId: 1, clientX, clientY: box.top + 5, buttons: 1 };
      slider.dispatchEvent(new PointerEvent('pointermove', event));
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

const p50p95 = (values) => `${quantile(values, 0.5).toFixed(1)} / ${quantile(values, 0.95).toFixed(1)} ms`;

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
