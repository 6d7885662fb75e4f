import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type ViteDevServer } from 'vite';
import { repoRoot } from '#tests/helpers/paths.ts';

export type EnginePage = { readonly url: string; readonly close: () => Promise<void> };

/** Serves the harness page, and files by name under /clip/ with Range, as the hosts do. */
export async function serveEnginePage(clips: Readonly<Record<string, string>>): Promise<EnginePage> {
  const server: ViteDevServer = await createServer({
    root: join(repoRoot, 'tests/e2e/engine/page'),
    configFile: false,
    logLevel: 'error',
    plugins: [
      react(),
      {
        name: 'clips',
        configureServer: ({ middlewares }) => {
          middlewares.use('/clip/', (request, response) => {
            const file = clips[(request.url ?? '').replace(/^\//, '').split('?')[0] ?? ''];
            if (file === undefined) response.writeHead(404).end();
            else sendRange(file, request.headers.range, response);
          });
        },
      },
    ],
    worker: { format: 'es' },
    server: { host: '127.0.0.1', port: 0, fs: { allow: [repoRoot] }, hmr: false, watch: null },
    optimizeDeps: { include: ['mediabunny', 'zod'] },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the harness page has no address');
  return { url, close: () => server.close() };
}

function sendRange(file: string, range: string | undefined, response: ServerResponse): void {
  const { size } = statSync(file);
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  const start = Number(asked?.[1] ?? 0);
  const end = asked?.[2] ? Math.min(size - 1, Number(asked[2])) : size - 1;
  response.writeHead(asked ? 206 : 200, {
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    'content-type': 'video/mp4',
    ...(asked ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
  });
  createReadStream(file, { start, end }).pipe(response);
}
