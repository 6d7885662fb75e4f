import type { ServerResponse } from 'node:http';
import type { Events } from '#node/events.ts';
import { commonHeaders } from '#node/page/policy.ts';

const beatMs = 15_000;
/** A page that does not read for this many bytes is let go; it reconnects and reads everything again. */
const maxWaitingBytes = 4 * 1024 * 1024;

/** Sends every event to the page until it goes away. The beat keeps a silent connection open and finds out dead ones. */
export function streamEvents(response: ServerResponse, events: Events): void {
  response.writeHead(200, { ...commonHeaders, 'Content-Type': 'text/event-stream; charset=utf-8' });
  response.write('retry: 1000\n\n');
  const send = (text: string): void => {
    if (response.writableLength > maxWaitingBytes) response.destroy();
    else response.write(text);
  };
  const stop = events.subscribe((event) => send(`data: ${JSON.stringify(event)}\n\n`));
  const beat = setInterval(() => send(': beat\n\n'), beatMs);
  response.on('close', () => {
    clearInterval(beat);
    stop();
  });
}
