import { useEffect, useRef, useState } from 'react';
import { useAttention } from './attention';

export interface ShownPlace {
  file: string;
  /** A new object for each wish, so that the same place can be shown twice. */
  place: { range: { start: number; end: number } };
}

/** The place that "why?" wants shown, found in the files as they are now. Reading manifests is loaded for the first wish. */
export function usePlaceWish(
  files: Readonly<Record<string, string>>,
  onFile: (file: string) => void,
): ShownPlace | undefined {
  const { wish } = useAttention();
  const [shown, setShown] = useState<ShownPlace>();
  // Only a new wish moves the editor, not every key press.
  const latest = useRef({ files, onFile });
  latest.current = { files, onFile };
  useEffect(() => {
    if (!wish) return;
    let current = true;
    void import('../stage/findPlace').then(({ findPlace }) => {
      const found = current ? findPlace(latest.current.files, wish.yaml) : undefined;
      if (!found) return;
      latest.current.onFile(found.file);
      setShown({ file: found.file, place: { range: found.range } });
    });
    return () => {
      current = false;
    };
  }, [wish]);
  return shown;
}
