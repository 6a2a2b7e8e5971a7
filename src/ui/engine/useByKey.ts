import { useRef } from 'react';

/** The first value of a key: what is made anew in every render stays the same object while what it stands for does. */
export function useByKey<T>(key: string, value: T): T {
  const kept = useRef({ key, value });
  if (kept.current.key !== key) kept.current = { key, value };
  return kept.current.value;
}
