import { z } from 'zod';
import type { Brand } from '../../domain/brand.ts';
import { type Answer, answerOf } from '../answer.ts';
import { addDays, addYears, daysBetween } from '../calendar.ts';
import { line, longText } from '../entry.ts';
import { siteSchema } from '../site.ts';

export type EpisodeId = Brand<string, 'EpisodeId'>;
export const episodeId = z.uuid().transform((id) => id as EpisodeId);

export const onsetTypes = ['sudden', 'gradual', 'after-change'] as const;
export const irritabilities = ['low', 'moderate', 'high'] as const;

/** When it began, as exactly as the runner knows: with `month` or `year`, any day of it may be meant. */
export const onsetSchema = z.strictObject({ day: z.iso.date(), precision: z.enum(['day', 'month', 'year']) });
export type Onset = z.infer<typeof onsetSchema>;

/** One injury problem over several visits. */
export const episodeSchema = z.strictObject({
  title: line,
  site: siteSchema,
  onset: answerOf(onsetSchema),
  onsetType: answerOf(z.enum(onsetTypes)),
  irritability: answerOf(z.enum(irritabilities)),
  /** Day on which it was closed; null while it goes on. */
  closedOn: z.iso.date().nullable(),
  note: longText,
});
export type Episode = z.infer<typeof episodeSchema>;

export type DurationClass = 'acute' | 'subacute' | 'chronic';

/** Why the class is not told. `straddles`: the runner's month or year holds days of more than one class. */
export type Duration =
  | { readonly ok: true; readonly class: DurationClass; readonly weeks: { readonly from: number; readonly to: number } }
  | { readonly ok: false; readonly reason: 'onset-unknown' | 'onset-in-future' | 'straddles' };

/** Under 6 weeks acute, 6 to 12 weeks subacute, over 12 chronic (own default). In days: 42 and 84 are subacute. */
const classOf = (days: number): DurationClass => (days < 6 * 7 ? 'acute' : days <= 12 * 7 ? 'subacute' : 'chronic');

/** The first and the last day that may be meant. */
export function onsetRange({ day, precision }: Onset): { readonly first: string; readonly last: string } {
  switch (precision) {
    case 'day':
      return { first: day, last: day };
    case 'month': {
      const first = `${day.slice(0, 7)}-01`;
      return { first, last: addDays(addYears(first, 0, 1), -1) };
    }
    case 'year':
      return { first: `${day.slice(0, 4)}-01-01`, last: `${day.slice(0, 4)}-12-31` };
  }
}

/** How long it has lasted on `today`, in weeks from the latest to the earliest day that may be meant, and its class. A month or year that is not over yet ends today. */
export function durationOf(onset: Answer<Onset>, today: string): Duration {
  if (!('given' in onset)) return { ok: false, reason: 'onset-unknown' };
  const { first, last } = onsetRange(onset.given);
  const longest = daysBetween(first, today);
  if (longest < 0) return { ok: false, reason: 'onset-in-future' };
  const shortest = Math.max(0, daysBetween(last, today));
  const [from, to] = [classOf(shortest), classOf(longest)];
  return from === to ? { ok: true, class: from, weeks: { from: shortest / 7, to: longest / 7 } } : { ok: false, reason: 'straddles' };
}
