import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstVisit } from './tools/vite/firstVisit.ts';
import { startChunk, workerChunk } from './tools/vite/startChunk.ts';

const noPrettier = fileURLToPath(new URL('src/ui/editor/noPrettier.ts', import.meta.url));

export default defineConfig({
  // Relative addresses let the same build work under any sub-path and from an embedding document.
  base: './',
  plugins: [react(), tailwindcss(), firstVisit()],
  resolve: {
    alias: [
      // monaco-editor ≥ 0.56 hides esm/vs behind its exports map; monaco-worker-manager 2 still imports the old path.
      { find: /^monaco-editor\/esm\/vs\/(.*)$/, replacement: 'monaco-editor/$1' },
      { find: /^prettier\/(standalone|plugins\/.*)$/, replacement: noPrettier },
    ],
  },
  // Modules in a sandboxed frame without an origin are fetched across origins: hosts must allow it, as GitHub Pages does.
  preview: { cors: { origin: '*' } },
  worker: {
    format: 'es',
    rollupOptions: {
      output: { codeSplitting: { groups: [workerChunk('src/ui/engine/engineWorker.ts', 'engine')] } },
    },
  },
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: ['index.html', 'src/embed/element.ts'],
      output: {
        // Documents name this one: its address never changes.
        entryFileNames: ({ name }) => (name === 'element' ? 'embed.js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: startChunk('src/main.tsx', 'src/embed/element.ts') },
      },
    },
    chunkSizeWarningLimit: 4000,
  },
});
