import { createContext } from 'react';

/**
 * What cannot be known before the page has been laid out, and has to be assumed for the picture that the build draws into
 * index.html (tools/vite/firstLook.ts). In the browser it is what that picture turned out to be.
 */
export interface FirstLook {
  /** Whether the window is wide enough for the areas side by side. */
  readonly wide: boolean;
  /** The room for the stage in CSS pixels; 0: not known. */
  readonly stageWidth: number;
  readonly stageHeight: number;
}

export const FirstLookContext = createContext<FirstLook>({ wide: false, stageWidth: 0, stageHeight: 0 });
