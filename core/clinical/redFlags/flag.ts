import { z } from 'zod';
import { bodySide } from '../site.ts';
import { itemIds } from './item.ts';
import { answerKeys } from './items.ts';
import { flagLevels, urgencies } from './level.ts';

const keys = z.array(z.enum(answerKeys));

/** A red flag as it was raised. It is never changed: what became of it are its events, and a graver finding is a flag of its own. */
export const flagSchema = z.strictObject({
  id: z.string().min(1).max(60),
  item: z.enum(itemIds),
  level: z.enum(flagLevels),
  urgency: z.enum(urgencies),
  side: bodySide,
  screeningId: z.string().min(1).max(60),
  raisedAt: z.iso.datetime(),
  /** Every answer "yes" that bears on it, and the risks that make it graver. */
  because: keys.min(1),
  aggravating: keys,
  /** Version of the rules that raised it. */
  rulesVersion: z.string().min(1).max(40),
});
export type Flag = z.infer<typeof flagSchema>;
export type FlagDraft = Omit<Flag, 'id'>;
