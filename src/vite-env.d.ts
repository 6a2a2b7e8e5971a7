/// <reference types="vite/client" />

declare module '*?worker&url' {
  const url: string;
  export default url;
}

declare module 'virtual:first-run' {
  /** Where the prepared run of the first lesson lies. */
  const url: string;
  export default url;
}
