import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page: both hosts serve what this builds. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    license: { fileName: 'licences.txt' },
  },
});
