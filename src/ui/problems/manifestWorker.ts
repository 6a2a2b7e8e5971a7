import { storageOffers } from '../../manifest';
import type { FileReport, FilesRead, ReadFiles } from './protocol';
import { isManifest, readFile } from './readFile';

/** Manifests are read off the main thread, and apart from the engine: a long simulation does not hold up a finding. */
let known = new Map<string, FileReport>();
let knownOffers = '';

self.onmessage = ({ data }: MessageEvent<ReadFiles>) => {
  const fresh = new Map<string, FileReport>();
  const manifests = Object.entries(data.files).filter(([file]) => isManifest(file));
  const offers = manifests.flatMap(([, text]) => storageOffers(text));
  const isKnown = offers.join(' ') === knownOffers;
  for (const [file, text] of manifests) {
    const report = isKnown ? known.get(file) : undefined;
    fresh.set(file, report?.text === text ? report : readFile(text, offers));
  }
  known = fresh;
  knownOffers = offers.join(' ');
  const answer: FilesRead = { id: data.id, reports: Object.fromEntries(fresh) };
  self.postMessage(answer);
};
