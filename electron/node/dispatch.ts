import type { z } from 'zod';
import { api, type MethodName, type Output, type ParsedInput } from '#core/contract/api.ts';
import type { Failure, Reply } from '#core/contract/failure.ts';
import { failureOf } from './failures.ts';
import type { Log } from './ports.ts';

/** One handler a method, given parsed input. */
export type Handlers = { readonly [M in MethodName]: (input: ParsedInput<M>) => Output<M> | Promise<Output<M>> };

export type Dispatch = (name: string, input: unknown) => Promise<Reply<unknown>>;

/** The only place that looks a method up, validates its input, calls it and turns failures into values. Never rejects. */
export function createDispatch(handlers: Handlers, log: Log): Dispatch {
  return async (name, input) => {
    if (!Object.hasOwn(api, name))
      return {
        ok: false,
        failure: {
          code: 'not-found',
          message: `There is no call named ${JSON.stringify(name.slice(0, 80))}.`,
          action: 'Restart Soleus: window and program do not fit.',
        },
      };
    const method = name as MethodName;
    const parsed = api[method].input.safeParse(input);
    if (!parsed.success) return { ok: false, failure: invalid(parsed.error) };
    try {
      const handler = handlers[method] as (input: unknown) => unknown;
      return { ok: true, value: await handler(parsed.data) };
    } catch (error) {
      return { ok: false, failure: failureOf(error, log, method) };
    }
  };
}

function invalid(error: z.ZodError): Failure {
  const fields = Object.fromEntries(error.issues.slice(0, 50).map((issue) => [issue.path.join('.'), issue.message]));
  const [path = '', message = ''] = Object.entries(fields)[0] ?? [];
  return {
    code: 'invalid-input',
    message: path ? `${path}: ${message}` : message,
    action: 'Correct the marked fields and try again.',
    fields,
  };
}
