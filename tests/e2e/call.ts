import type { Page } from '@playwright/test';
import type { Input, MethodName, Output } from '#core/contract/api.ts';

/** A call as the page makes it, for what a spec needs but does not test. */
export async function call<M extends MethodName>(page: Page, name: M, input: Input<M>): Promise<Output<M>> {
  const reply = await page.evaluate(
    async ([method, body]) => {
      if (window.soleus) return window.soleus.call(method, body);
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`/call/${method}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    },
    [name, input] as const,
  );
  const { ok, value } = reply as { ok: boolean; value: Output<M> };
  if (!ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return value;
}
