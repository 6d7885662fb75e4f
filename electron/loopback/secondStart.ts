import { z } from 'zod';
import type { Announced } from '#node/dataFolder.ts';
import { originOf } from './guard.ts';

const replySchema = z.object({ ok: z.literal(true), value: z.object({ url: z.string() }) });

/** Asks the Soleus that runs already for a start address of its own; null when it does not answer as ours does. */
export async function askForStartUrl({ port, secret }: Announced): Promise<string | null> {
  try {
    const response = await fetch(`${originOf(port)}/again`, {
      method: 'POST',
      headers: { 'x-soleus-secret': secret },
      signal: AbortSignal.timeout(5000),
    });
    const { url } = replySchema.parse(await response.json()).value;
    return url.startsWith(`${originOf(port)}/start/`) ? url : null;
  } catch {
    return null;
  }
}
