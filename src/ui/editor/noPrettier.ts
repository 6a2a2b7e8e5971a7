// monaco-yaml's worker pulls in prettier (129 KB gzip) only to format documents, which we do not offer: vite.config.ts
// puts this in its place.
export default {};
export const format = async (text: string): Promise<string> => text;
export const languages: readonly unknown[] = [];
export const parsers = {};
export const printers = {};
export const options = {};
