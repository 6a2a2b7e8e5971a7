/** What the parts of a picture measure, in CSS pixels. Where the room is low, the same parts stand in fewer rows. */

import { CARD, type CardMetrics, DENSE_CARD, MIDDLE_CARD, ROW_CARD } from './cardMetrics';

/** How wide the picture is. */
export type Mode = 'wide' | 'medium' | 'narrow';

export interface Metrics {
  readonly mode: Mode;
  readonly dense: boolean;
  readonly margin: number;
  /** The most lines of the headline and of what follows it. */
  readonly caption: { readonly first: number; readonly rest: number; readonly height: number };
  /** Stations of one row have no room for what was said there last. */
  readonly station: number;
  /** Above and below the stations. */
  readonly rowGap: readonly [number, number];
  /** Between what stands below each other beside the Pod. */
  readonly asideGap: number;
  readonly nodePad: number;
  readonly nodeTitle: number;
  readonly podHeader: number;
  /** A narrower Pod says where and what it is in two rows, if there is room for them. */
  readonly twoRows: number;
  readonly headerGap: number;
  readonly initTitle: number;
  readonly appTitle: number;
  readonly card: CardMetrics;
  readonly gateGap: number;
  readonly appGap: number;
  /** Above a shutter that lies across. */
  readonly shutterGap: number;
  readonly shutter: number;
  readonly cableRoom: number;
  readonly tray: number;
  readonly trayGap: number;
  readonly podBottom: number;
  readonly desk: DeskMetrics;
  readonly service: number;
  readonly place: number;
  /** Between the node and what stands below it. */
  readonly networkGap: number;
  readonly otherPod: number;
}

export interface DeskMetrics {
  readonly title: number;
  readonly rule: number;
  readonly who: number;
  readonly base: number;
  readonly nameLine: number;
  /** From the last line of the name to the first question. */
  readonly questions: number;
  readonly question: number;
  readonly questionText: number;
  /** For an answer in a line of its own. */
  readonly answer: number;
  /** From the bottom. */
  readonly exit: number;
  /** All but the questions. */
  readonly rest: number;
  /** Of a desk that says nothing but the question and the answer that counted. */
  readonly brief?: number;
}

const DESK: DeskMetrics = {
  title: 23,
  rule: 34,
  who: 54,
  base: 74,
  nameLine: 15,
  questions: -7,
  question: 22,
  questionText: 15,
  answer: 12,
  exit: 12,
  rest: 112,
};
const DENSE_DESK: DeskMetrics = {
  title: 18,
  rule: 26,
  who: 42,
  base: 58,
  nameLine: 14,
  questions: -9,
  question: 17,
  questionText: 12,
  answer: 12,
  exit: 8,
  rest: 86,
};

const ROOMY: Omit<Metrics, 'mode' | 'margin' | 'caption' | 'station' | 'rowGap' | 'nodePad' | 'headerGap' | 'gateGap'> =
  {
    dense: false,
    asideGap: 12,
    nodeTitle: 27,
    podHeader: 42,
    twoRows: 480,
    initTitle: 26,
    appTitle: 26,
    card: CARD,
    appGap: 12,
    shutterGap: 12,
    shutter: 26,
    cableRoom: 24,
    tray: 60,
    trayGap: 28,
    podBottom: 14,
    desk: DESK,
    service: 66,
    place: 38,
    networkGap: 40,
    otherPod: 62,
  };

const DENSE: Omit<Metrics, 'mode' | 'margin' | 'caption' | 'rowGap'> = {
  dense: true,
  station: 24,
  asideGap: 8,
  nodePad: 8,
  nodeTitle: 22,
  podHeader: 32,
  twoRows: 0,
  headerGap: 0,
  initTitle: 20,
  appTitle: 0,
  card: DENSE_CARD,
  gateGap: 18,
  appGap: 8,
  shutterGap: 8,
  shutter: 22,
  cableRoom: 16,
  tray: 30,
  trayGap: 16,
  podBottom: 8,
  desk: DENSE_DESK,
  service: 42,
  place: 28,
  networkGap: 24,
  otherPod: 34,
};

/** Between the two: what the cards say stands apart. */
const MIDDLE = { card: MIDDLE_CARD, podHeader: 38, initTitle: 22, gateGap: 22, shutterGap: 10 } as const;

const WIDE_DENSE: Metrics = {
  ...DENSE,
  mode: 'wide',
  margin: 12,
  caption: { first: 1, rest: 1, height: 42 },
  rowGap: [8, 10],
  headerGap: 12,
  // Side by side with the init containers, the app containers have a title of their own.
  appTitle: 20,
};

const MEDIUM_DENSE: Metrics = {
  ...DENSE,
  mode: 'medium',
  margin: 10,
  caption: { first: 2, rest: 1, height: 54 },
  rowGap: [6, 8],
};

const NARROW_DENSE: Metrics = {
  ...DENSE,
  mode: 'narrow',
  margin: 8,
  caption: { first: 3, rest: 1, height: 56 },
  rowGap: [5, 6],
  nodePad: 6,
  station: 20,
  networkGap: 20,
};

/** From roomy to dense. */
const METRICS: Readonly<Record<Mode, readonly [Metrics, ...Metrics[]]>> = {
  wide: [
    {
      ...ROOMY,
      mode: 'wide',
      margin: 18,
      caption: { first: 2, rest: 1, height: 58 },
      station: 46,
      rowGap: [10, 18],
      nodePad: 12,
      headerGap: 16,
      initTitle: 28,
      appTitle: 28,
      gateGap: 32,
    },
    { ...WIDE_DENSE, ...MIDDLE },
    WIDE_DENSE,
  ],
  medium: [
    {
      ...ROOMY,
      mode: 'medium',
      margin: 12,
      caption: { first: 2, rest: 1, height: 60 },
      station: 43,
      rowGap: [6, 12],
      nodePad: 12,
      headerGap: 2,
      initTitle: 23,
      appTitle: 23,
      gateGap: 26,
    },
    { ...MEDIUM_DENSE, ...MIDDLE },
    MEDIUM_DENSE,
  ],
  narrow: [
    {
      ...ROOMY,
      mode: 'narrow',
      margin: 10,
      caption: { first: 3, rest: 2, height: 88 },
      station: 30,
      rowGap: [10, 16],
      nodePad: 8,
      headerGap: 2,
      gateGap: 28,
    },
    { ...NARROW_DENSE, ...MIDDLE },
    NARROW_DENSE,
    {
      ...NARROW_DENSE,
      nodeTitle: 18,
      podHeader: 33,
      initTitle: 0,
      gateGap: 16,
      shutterGap: 6,
      desk: { ...DENSE_DESK, brief: 44 },
      service: 28,
      asideGap: 6,
      networkGap: 18,
    },
  ],
};

export const modeOf = (width: number): Mode => (width >= 940 ? 'wide' : width >= 600 ? 'medium' : 'narrow');

/** The measures to try, the roomiest first. */
export const metricsFor = (mode: Mode) => METRICS[mode];

/** A card in a row of its own is the least that a container can be. */
export const inRows = (densest: Metrics): Metrics => ({
  ...densest,
  card: ROW_CARD,
  gateGap: 6,
  appGap: 6,
  shutterGap: 7,
});

/** Where the Pod alone is higher than the room, its start is said by the headline, not by the way to the node as well. */
export const withoutStations = (metrics: Metrics): Metrics => ({ ...metrics, station: 0, rowGap: [0, 4] });

/** More containers than this are drawn as rows where the height is not known. */
const MANY = 6;

/** Without stations, whose room the sentences get. */
export function compactMetricsFor(mode: Mode, containers: number): Metrics {
  const [roomiest, ...denser] = metricsFor(mode);
  const densest = containers > MANY ? inRows(denser.at(-1) ?? roomiest) : (denser.at(-1) ?? roomiest);
  return { ...withoutStations(densest), caption: { first: 3, rest: 2, height: 84 } };
}
