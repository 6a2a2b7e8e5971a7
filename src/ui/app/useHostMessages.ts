import { useEffect, useRef } from 'react';
import { type PageMessage, readHostMessage } from '../../embed/protocol';
import { podsAt, statusOf } from '../../projection/objects';
import type { Podflight } from './usePodflight';

const QUIET_MS = 250;

/** An embedding document may play, pause, seek and type; it is told the moment and the Pods' STATUS. */
export function useHostMessages(podflight: Podflight): void {
  const latest = useRef(podflight);
  latest.current = podflight;
  const lastSent = useRef(0);
  useEffect(() => {
    const onMessage = ({ data, source }: MessageEvent) => {
      const message = source === window.parent ? readHostMessage(data) : undefined;
      if (!message) return;
      const { player, type } = latest.current;
      if (message.do === 'play') player.actor.send({ type: 'PLAY' });
      else if (message.do === 'pause') player.actor.send({ type: 'PAUSE' });
      else if (message.do === 'seek') player.actor.send({ type: 'JUMP', atMs: message.atMs });
      else type(message.command);
    };
    addEventListener('message', onMessage);
    return () => removeEventListener('message', onMessage);
  }, []);

  const { run, atMs, player } = podflight;
  useEffect(() => {
    const now = performance.now();
    if (!run || window.parent === window || (player.playing && now - lastSent.current < QUIET_MS)) return;
    lastSent.current = now;
    const pods = podsAt(run, atMs).map((pod) => ({
      name: pod.metadata.name ?? '',
      status: statusOf(run, pod, atMs).status,
    }));
    const message: PageMessage = { podflight: 1, on: 'moment', atMs, playing: player.playing, pods };
    window.parent.postMessage(message, '*');
  }, [run, atMs, player.playing]);
}
