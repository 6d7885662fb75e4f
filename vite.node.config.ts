import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** Everything that runs on Node: the loopback host, the command line, the Electron main process and the report worker. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/node',
    emptyOutDir: true,
    target: 'node24',
    rollupOptions: {
      input: {
        loopback: 'electron/loopback/index.ts',
        cli: 'electron/cli/index.ts',
        main: 'electron/main/index.ts',
        reportWorker: 'electron/node/reports/worker.ts',
      },
      output: { entryFileNames: '[name].js', format: 'es' },
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
    },
  },
});
