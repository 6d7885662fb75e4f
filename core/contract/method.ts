import { z } from 'zod';

/** One call of the contract: what it takes and what it gives, both parsed. */
export const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Nothing to say, and nothing to answer but that it was done. */
export const none = z.object({});
export const done = z.object({});
