import { z } from 'zod';
import { protocolSchema } from './protocol.ts';

export const protocolOrigins = ['shipped', 'clinic'] as const;

/** A protocol that can be begun. */
export const listedProtocolSchema = z.object({
  protocol: protocolSchema,
  /** Whether it comes with Soleus or lies in the clinic's own folder. */
  origin: z.enum(protocolOrigins),
  /** Name of its file. */
  file: z.string(),
  /** Changes with the content of the clinic's file; 0 while there is none. */
  revision: z.int().nonnegative(),
  /** A clinic's file that stands in place of one that comes with Soleus. */
  overrides: z.boolean(),
});
export type ListedProtocol = z.infer<typeof listedProtocolSchema>;

/** Why a file cannot be used: `path` names the place in it ('steps[2].moment'), empty for the whole file. */
export const protocolFileProblemSchema = z.object({
  origin: z.enum(protocolOrigins),
  file: z.string(),
  path: z.string(),
  message: z.string(),
});
export type ProtocolFileProblem = z.infer<typeof protocolFileProblemSchema>;

export const protocolListSchema = z.object({
  /** Where the clinic's files lie. */
  folder: z.string(),
  protocols: z.array(listedProtocolSchema),
  problems: z.array(protocolFileProblemSchema),
});
export type ProtocolList = z.infer<typeof protocolListSchema>;
