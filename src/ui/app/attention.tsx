import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { isSamePointed, type Pointed } from '../../projection/pointing';
import type { YamlPlace } from '../../projection/why/link';
import type { WhySubject } from '../../projection/why/subject';

export type DockTab = 'terminal' | 'why' | 'logs' | 'events' | 'files' | 'objects' | 'machines' | 'transcript';
export type PhoneTab = 'stage' | 'yaml' | 'terminal' | 'more';

/** A place in a manifest to show. Each wish is a new object, so that the same place can be asked for twice. */
export interface PlaceWish {
  yaml: YamlPlace;
}

/** What the reader looks at: which areas are open, what is pointed at, what "why?" is about. */
export interface Attention {
  /** What was asked about; undefined: the Pod that is shown large. */
  subject: WhySubject | undefined;
  /** uid of the Pod to show large; undefined: the oldest. */
  pod: string | undefined;
  /** What is pointed at, or has the keyboard's focus: it lights up wherever it is shown. */
  hovered: Pointed | undefined;
  dockTab: DockTab;
  phoneTab: PhoneTab;
  wish: PlaceWish | undefined;
  /** Opens "why?" on it. */
  ask(subject: WhySubject): void;
  enlarge(podUid: string): void;
  hover(pointed: Pointed | undefined): void;
  openDock(tab: DockTab): void;
  openPhone(tab: PhoneTab): void;
  /** Shows a place of a manifest in the editor. */
  show(yaml: YamlPlace): void;
}

const NOBODY: Attention = {
  subject: undefined,
  pod: undefined,
  hovered: undefined,
  dockTab: 'terminal',
  phoneTab: 'stage',
  wish: undefined,
  ask() {},
  enlarge() {},
  hover() {},
  openDock() {},
  openPhone() {},
  show() {},
};

const AttentionContext = createContext(NOBODY);

export const useAttention = (): Attention => useContext(AttentionContext);

export function AttentionProvider({ children }: { children: ReactNode }) {
  const [subject, setSubject] = useState<WhySubject>();
  const [pod, enlarge] = useState<string>();
  const [hovered, setHovered] = useState<Pointed>();
  const [dockTab, openDock] = useState<DockTab>('terminal');
  const [phoneTab, openPhone] = useState<PhoneTab>('stage');
  const [wish, setWish] = useState<PlaceWish>();
  const attention = useMemo<Attention>(
    () => ({
      subject,
      pod,
      hovered,
      dockTab,
      phoneTab,
      wish,
      enlarge,
      hover: (next) => setHovered((last) => (isSamePointed(last, next) ? last : next)),
      openDock,
      openPhone,
      ask(next) {
        setSubject(next);
        if (next.kind === 'pod') enlarge(next.uid);
        openDock('why');
        openPhone('more');
      },
      show(yaml) {
        setWish({ yaml });
        openPhone('yaml');
      },
    }),
    [subject, pod, hovered, dockTab, phoneTab, wish],
  );
  return <AttentionContext value={attention}>{children}</AttentionContext>;
}
