// The part of `npm run bench -- --page` that needs a browser: a first visit on a slow phone, and scrubbing on a slow
// desktop. Measures the build in dist/ (run `npm run build` first), served compressed as GitHub Pages serves it.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { quantile, scrub } from './benchScrub.mjs';
import { findChromium } from './chromium.mjs';

/** What Lighthouse calls a mid-tier phone on slow 4G. */
const SLOW = { cpu: 4, latencyMs: 150, downBytesPerSecond: 200_000, upBytesPerSecond: 94_000 };
const PHONE = { width: 412, height: 823 };
/** Lessons with the longest trace and with the most on the stage. */
const SCRUBBED = ['two-waits', 'short-names-newest', 'headless-peers'];

export async function benchPage(report, dist = 'dist') {
  if (!existsSync(join(dist, 'index.html'))) throw new Error(`There is no ${dist}/index.html: run "npm run build".`);
  const executablePath = findChromium() ?? undefined;
  const server = await serve(dist);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const address = `http://localhost:${server.address().port}/`;
    await firstVisit(browser, address, report);
    for (const lesson of SCRUBBED) await scrub(browser, `${address}?lesson=${lesson}`, lesson, SLOW.cpu, report);
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
  report('the stage is alive: scripts have taken the first picture over', ms(median((v) => v.stage)), '');
  report('total blocking time (tasks beyond 50 ms, after the first paint)', ms(median((v) => v.blocked)), '≤ 50 ms');
  report('longest of these tasks', ms(median((v) => v.longest)), '');
  report('cumulative layout shift', median((v) => v.shift).toFixed(3), '0');
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
  // As Lighthouse counts: nobody is kept waiting by what runs before there is anything to see.
  const seen = figures.tasks.filter(({ untilMs }) => untilMs > figures.fcp).map(({ tookMs }) => tookMs);
  return {
    ...figures,
    blocked: seen.reduce((sum, tookMs) => sum + Math.max(0, tookMs - 50), 0),
    longest: Math.max(0, ...seen),
  };
}

/** Runs in the page before its own code. */
function watchVisit() {
  const visit = { fcp: 0, lcp: 0, stage: 0, shift: 0, tasks: [] };
  globalThis.visit = visit;
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') visit.fcp = entry.startTime;
  });
  observe('largest-contentful-paint', (entry) => {
    visit.lcp = entry.startTime;
  });
  observe('longtask', ({ startTime, duration }) =>
    visit.tasks.push({ untilMs: startTime + duration, tookMs: duration }),
  );
  observe('layout-shift', (entry) => {
    visit.shift += entry.value;
  });
  const look = () => {
    if (document.querySelector('[data-testid="stage"] svg')) visit.stage = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const ms = (value) => `${value.toFixed(0)} ms`;
