import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

const entries = {
  loopback: 'electron/loopback/index.ts',
  cli: 'electron/cli/index.ts',
  main: 'electron/main/index.ts',
  reportWorker: 'electron/node/reports/worker.ts',
  packetWorker: 'electron/node/media/packetWorker.ts',
};

/** Everything that runs on Node: the loopback host, the command line, the Electron main process and the worker threads. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/node',
    emptyOutDir: true,
    target: 'node24',
    rollupOptions: {
      input: entries,
      // All in one folder, so that a path relative to `import.meta.url` holds in whichever file it lands.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', format: 'es' },
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
    },
  },
});
