import type { Input, MethodName, Output } from '#core/contract/api.ts';
import type { SoleusEvent } from '#core/contract/events.ts';
import type { Reply } from '#core/contract/failure.ts';
import { FailureError } from '#core/contract/failure.ts';

/** What the Electron preload puts on the window; absent in the browser host. */
export type Bridge = {
  readonly call: (name: string, input: unknown) => Promise<Reply<unknown>>;
  readonly onEvent: (listener: (event: SoleusEvent) => void) => () => void;
  /** The path of a dropped file. */
  readonly pathOf: (file: File) => string;
};

declare global {
  interface Window {
    readonly soleus?: Bridge;
  }
}

/** Calls the application. Rejects with FailureError; the only renderer file that knows there are two hosts. */
export async function call<M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>> {
  const reply = window.soleus ? await window.soleus.call(name, input) : await post(name, input);
  if (!reply.ok) {
    const { code, message, action, fields } = reply.failure;
    throw new FailureError(code, message, action, fields ? { fields } : {});
  }
  return reply.value as Output<M>;
}

type Listener = { readonly event: (event: SoleusEvent) => void; readonly again: () => void };
const listeners = new Set<Listener>();
let stopListening: (() => void) | null = null;

/** Listens to the application's events; returns the function that stops. `onAgain` is called when a broken connection stands again. */
export function onEvent(listener: (event: SoleusEvent) => void, onAgain: () => void = () => {}): () => void {
  const mine: Listener = { event: listener, again: onAgain };
  listeners.add(mine);
  stopListening ??= listenOnce();
  return () => {
    listeners.delete(mine);
    if (listeners.size > 0) return;
    stopListening?.();
    stopListening = null;
  };
}

/** One connection for the whole page: a browser allows only six to one host. */
function listenOnce(): () => void {
  const hear = (event: SoleusEvent) => {
    for (const listener of [...listeners]) listener.event(event);
  };
  if (window.soleus) return window.soleus.onEvent(hear);
  const source = new EventSource('/events');
  let broken = false;
  source.onerror = () => {
    broken = true;
  };
  source.onopen = () => {
    if (broken) for (const listener of [...listeners]) listener.again();
    broken = false;
  };
  source.onmessage = (message) => hear(JSON.parse(message.data as string) as SoleusEvent);
  return () => source.close();
}

/** Address of a media id, the same in both hosts; GET takes a Range header. */
export const mediaUrl = (mediaId: string): string => `/media/${encodeURIComponent(mediaId)}`;

/** The path of a dropped file where the host gives one, else null: then its bytes must be sent. */
export const pathOf = (file: File): string | null => window.soleus?.pathOf(file) ?? null;

const chunkBytes = 4 * 1024 * 1024;

/** Streams a blob into an upload opened by `uploads.begin`. `onSent` gets the bytes sent so far. */
export async function sendBytes(
  uploadId: string,
  blob: Blob,
  signal: AbortSignal,
  onSent: (bytes: number) => void = () => {},
): Promise<void> {
  for (let offset = 0; offset < blob.size; offset += chunkBytes) {
    const chunk = blob.slice(offset, offset + chunkBytes);
    const reply = await put(`${mediaUrl(`upload-${uploadId}`)}?offset=${offset}`, chunk, signal);
    if (!reply.ok) throw new FailureError(reply.failure.code, reply.failure.message, reply.failure.action);
    onSent(Math.min(blob.size, offset + chunkBytes));
  }
}

/** Appends to a take that is being recorded. When this resolves, the bytes are on the disk. A worker may call it. */
export async function appendTake(takeId: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<{ readonly received: number }> {
  let received = offset;
  // What a slow disk let pile up is more than the application takes at once.
  for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
    const url = `${mediaUrl(`take-${takeId}`)}?offset=${offset + at}`;
    const reply = await put(url, new Blob([bytes.subarray(at, at + chunkBytes)]), new AbortController().signal);
    if (!reply.ok) throw new FailureError(reply.failure.code, reply.failure.message, reply.failure.action);
    received = (reply.value as { readonly received: number }).received;
  }
  return { received };
}

const silent: Reply<unknown> = {
  ok: false,
  failure: { code: 'internal', message: 'Soleus does not answer.', action: 'Start Soleus again; everything up to now is kept.' },
};

async function put(url: string, chunk: Blob, signal: AbortSignal): Promise<Reply<unknown>> {
  try {
    const response = await fetch(url, { method: 'PUT', body: chunk, signal });
    return (await response.json()) as Reply<unknown>;
  } catch (cause) {
    if (signal.aborted) throw new FailureError('cancelled', 'The upload was cancelled.', 'Add the file again if it is wanted.', { cause });
    // A file that cannot be read and an application that does not answer look the same to fetch; reading one byte tells them apart.
    const readable = await chunk
      .slice(0, 1)
      .arrayBuffer()
      .then(
        () => true,
        () => false,
      );
    if (readable) return silent;
    throw new FailureError('source-gone', 'The file cannot be read any more.', 'Put the file or its drive back and try again.', { cause });
  }
}

async function post(name: string, input: unknown): Promise<Reply<unknown>> {
  try {
    const response = await fetch(`/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Reply<unknown>;
  } catch {
    return silent;
  }
}
