// The part of `npm run bench -- --page` that needs a browser: a first visit on a slow phone, and scrubbing on a slow
// desktop. Measures the build in dist/ (run `npm run build` first), served compressed as GitHub Pages serves it.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findChromium } from './chromium.mjs';

/** What Lighthouse calls a mid-tier phone on slow 4G. */
const SLOW = { cpu: 4, latencyMs: 150, downBytesPerSecond: 200_000, upBytesPerSecond: 94_000 };
const PHONE = { width: 412, height: 823 };
const DESKTOP = { width: 1440, height: 900 };
/** Lessons with the longest trace and with the most on the stage. */
const SCRUBBED = ['two-waits', 'short-names-newest', 'headless-peers'];
const FRAMES = 300;

export async function benchPage(report, dist = 'dist') {
  if (!existsSync(join(dist, 'index.html'))) throw new Error(`There is no ${dist}/index.html: run "npm run build".`);
  const executablePath = findChromium() ?? undefined;
  const server = await serve(dist);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const address = `http://localhost:${server.address().port}/`;
    await firstVisit(browser, address, report);
    for (const lesson of SCRUBBED) await scrub(browser, `${address}?lesson=${lesson}`, lesson, report);
  } finally {
    await browser.close();
    server.close();
  }
}

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

function serve(dist) {
  const packed = new Map();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
    const file = join(dist, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    if (!packed.has(file)) packed.set(file, gzipSync(readFileSync(file)));
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
    });
    response.end(packed.get(file));
  });
  return new Promise((resolve) => server.listen(0, () => resolve(server)));
}

/** Median of three visits, each with an empty cache. */
async function firstVisit(browser, address, report) {
  const visits = [];
  for (let turn = 0; turn < 3; turn++) visits.push(await visit(browser, address));
  const median = (figure) => quantile(visits.map(figure), 0.5);
  report('first visit, phone at 1/4 speed, slow 4G: first contentful paint', ms(median((v) => v.fcp)), '');
  report('largest contentful paint', ms(median((v) => v.lcp)), '≤ 2,000 ms');
  report('the stage is drawn', ms(median((v) => v.stage)), '');
  report('total blocking time (long tasks beyond 50 ms)', ms(median((v) => v.blocked)), '≤ 50 ms');
  report('longest task', ms(median((v) => v.longest)), '');
}

async function visit(browser, address) {
  const context = await browser.newContext({ viewport: PHONE, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latencyMs,
    downloadThroughput: SLOW.downBytesPerSecond,
    uploadThroughput: SLOW.upBytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
  await page.addInitScript(watchVisit);
  await page.goto(address);
  await page.waitForSelector('[data-testid="stage"] svg');
  await page.waitForTimeout(4000);
  const figures = await page.evaluate(() => globalThis.visit);
  await context.close();
  const long = figures.tasks.filter((duration) => duration > 50);
  return {
    ...figures,
    blocked: long.reduce((sum, duration) => sum + duration - 50, 0),
    longest: Math.max(0, ...figures.tasks),
  };
}

/** Runs in the page before its own code. */
function watchVisit() {
  const visit = { fcp: 0, lcp: 0, stage: 0, tasks: [] };
  globalThis.visit = visit;
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') visit.fcp = entry.startTime;
  });
  observe('largest-contentful-paint', (entry) => {
    visit.lcp = entry.startTime;
  });
  observe('longtask', (entry) => visit.tasks.push(entry.duration));
  const look = () => {
    if (document.querySelector('[data-testid="stage"] svg')) visit.stage = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Drags the moment through the whole run, one step a frame, as fast as frames come. */
async function scrub(browser, address, lesson, report) {
  const page = await browser.newPage({ viewport: DESKTOP });
  const session = await page.context().newCDPSession(page);
  await page.goto(address);
  await page.waitForSelector('[data-testid="stage"] svg');
  // The run of a lesson arrives from the worker a moment after the page.
  await page.waitForTimeout(2500);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
  const slider = await page.locator('.timeline-slider').boundingBox();
  await page.mouse.move(slider.x + 5, slider.y + slider.height / 2);
  await page.mouse.down();
  const frames = await page.evaluate(dragThrough, FRAMES);
  await page.mouse.up();
  await page.context().close();
  const figures = [0.5, 0.95].map((share) => quantile(frames.between, share).toFixed(1)).join(' / ');
  const busy = [0.5, 0.95].map((share) => quantile(frames.busy, share).toFixed(1)).join(' / ');
  report(`scrubbing "${lesson}" at 1/4 speed: p50 / p95 between frames`, `${figures} ms`, 'p50 ≤ 16.7 ms');
  report('of which scripts, styles and layout keep the main thread busy', `${busy} ms`, '');
}

/** Runs in the page. Between two frames: the time to the next one, and how long the main thread was busy. */
function dragThrough(count) {
  const slider = document.querySelector('.timeline-slider');
  const box = slider.getBoundingClientRect();
  const between = [];
  const busy = [];
  const channel = new MessageChannel();
  return new Promise((resolve) => {
    let before = 0;
    let startedAt = 0;
    // A message is handled after the frame's rendering: then the main thread is free again.
    channel.port1.onmessage = () => busy.push(performance.now() - startedAt);
    const frame = (now) => {
      if (before > 0) between.push(now - before);
      before = now;
      if (between.length === count) {
        resolve({ between, busy });
        return;
      }
      startedAt = performance.now();
      const clientX = box.left + (box.width * between.length) / count;
      const event = { bubbles: true, pointerId: 1, clientX, clientY: box.top + 5, buttons: 1 };
      slider.dispatchEvent(new PointerEvent('pointermove', event));
      requestAnimationFrame(frame);
      channel.port2.postMessage(0);
    };
    requestAnimationFrame(frame);
  });
}

const ms = (value) => `${value.toFixed(0)} ms`;

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
