import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SoleusEvent } from '#core/contract/events.ts';
import type { App } from '#node/app.ts';
import { commonHeaders } from '#node/page/policy.ts';

const beatMs = 15_000;
/** A page that does not read for this many bytes is let go; it reconnects and reads everything again. */
const maxWaitingBytes = 4 * 1024 * 1024;

const topics = ['patients', 'visit', 'recording', 'review', 'reports', 'settings'] as const;

/**
 * Sends every event to the page until it goes away. The beat keeps a silent connection open and finds out dead ones. A page that comes back (the browser
 * then sends the last id it saw) missed what happened meanwhile: it is told that everything changed, and how the jobs stand.
 */
export function streamEvents(request: IncomingMessage, response: ServerResponse, app: Pick<App, 'events' | 'jobs'>): void {
  response.writeHead(200, { ...commonHeaders, 'Content-Type': 'text/event-stream; charset=utf-8' });
  response.write('id: 0\nretry: 1000\n\n');
  const write = (text: string): void => {
    if (response.writableLength > maxWaitingBytes) response.destroy();
    else response.write(text);
  };
  const send = (event: SoleusEvent): void => write(`data: ${JSON.stringify(event)}\n\n`);
  if (request.headers['last-event-id'] !== undefined) {
    for (const topic of topics) send({ type: 'changed', topic, id: null });
    for (const job of app.jobs.list()) send({ type: 'job', job });
  }
  const stop = app.events.subscribe(send);
  const beat = setInterval(() => write(': beat\n\n'), beatMs);
  response.on('close', () => {
    clearInterval(beat);
    stop();
  });
}
