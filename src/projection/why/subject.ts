/** What "why?" can be asked about, and which of it a thing on the stage stands for. */

export type WhySubject =
  | { readonly kind: 'pod'; readonly uid: string }
  | { readonly kind: 'container'; readonly podUid: string; readonly container: string }
  /** A Kubernetes Event, or a line of output: its number in the trace. */
  | { readonly kind: 'event' | 'log'; readonly sequence: number }
  /** The Pod's latest look-up. */
  | { readonly kind: 'dns'; readonly podUid: string }
  /** The container's latest connection. */
  | { readonly kind: 'connection'; readonly podUid: string; readonly container: string }
  | { readonly kind: 'service'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'volume'; readonly podUid: string; readonly volume: string }
  /** What a station of the control plane did last for the Pod. */
  | { readonly kind: 'station'; readonly podUid: string; readonly station: string }
  /** A path as a container sees it, whether something is there or not. */
  | { readonly kind: 'file'; readonly podUid: string; readonly container: string; readonly path: string };

/** A target of the stage (see ui/stage/README.md) as a subject; `podUid` is the Pod that is shown large. */
export function subjectOfTarget(target: string, podUid: string | undefined): WhySubject | undefined {
  const [first = '', second = '', third = ''] = target.split('/');
  if (first === 'pod') return { kind: 'pod', uid: second };
  if (first === 'service') return { kind: 'service', namespace: second, name: third };
  if (podUid === undefined) return undefined;
  if (first === 'dns') return { kind: 'dns', podUid };
  if (first === 'volume') return { kind: 'volume', podUid, volume: second };
  if (first === 'station') return { kind: 'station', podUid, station: second };
  return second ? { kind: 'container', podUid: first, container: second } : undefined;
}
