import { z } from 'zod';
import { protocolOrigins } from '../protocol/listing.ts';
import { type Programme, programmeSchema } from './programme.ts';

export type ProgrammeOrigin = (typeof protocolOrigins)[number];

/** A programme that a plan can begin as. */
export type ListedProgramme = {
  readonly programme: Programme;
  /** Whether it comes with Soleus or lies in the clinic's own folder. */
  readonly origin: ProgrammeOrigin;
  /** Name of its file. */
  readonly file: string;
  /** A clinic's file that stands in place of one that comes with Soleus. */
  readonly overrides: boolean;
};

/** Why a file cannot be used: `path` names the place in it ('phases[2].exit[0].source'), empty for the whole file. */
export type ProgrammeProblem = {
  readonly origin: ProgrammeOrigin;
  readonly file: string;
  readonly path: string;
  readonly message: string;
};

export type ProgrammeList = {
  /** Where the clinic's files lie. */
  readonly folder: string;
  /** By name. */
  readonly programmes: readonly ListedProgramme[];
  readonly problems: readonly ProgrammeProblem[];
};

const origin = z.enum(protocolOrigins);
export const programmeListSchema: z.ZodType<ProgrammeList> = z.object({
  folder: z.string(),
  programmes: z.array(z.object({ programme: programmeSchema, origin, file: z.string(), overrides: z.boolean() })).readonly(),
  problems: z.array(z.object({ origin, file: z.string(), path: z.string(), message: z.string() })).readonly(),
});
