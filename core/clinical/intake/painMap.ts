import { z } from 'zod';
import { line, painAnswer } from '../entry.ts';
import { chartRegion, chartViews, regionAt } from './bodyChart.ts';
import { asked, sectionOf } from './section.ts';

export const painQualities = ['ache', 'sharp', 'burning', 'pins-and-needles', 'numb', 'stiff', 'tight'] as const;

const share = z.number().min(0).max(1);
const mark = { quality: z.enum(painQualities).nullable(), pain: painAnswer, words: line };

/** A whole region of the chart, or a point of it. A region has to be one of the chart's. */
export const painMarkSchema = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('region'),
    region: z.string().refine((id) => chartRegion(id) !== null, 'There is no such region.'),
    ...mark,
  }),
  z.strictObject({ of: z.literal('point'), view: z.enum(chartViews), x: share, y: share, ...mark }),
]);
export type PainMark = z.infer<typeof painMarkSchema>;

/** Where it hurts. An empty list says nowhere. */
export const painMapSchema = sectionOf(z.strictObject({ marks: asked(z.array(painMarkSchema).max(200)) }).prefault({}));

/** The regions that the marks touch, each once, in the order of the marks; a point beside the figure touches none. */
export function regionsTouched(marks: readonly PainMark[]): readonly string[] {
  const ids = marks.map((each) => (each.of === 'region' ? each.region : (regionAt(each.view, each)?.id ?? null)));
  return [...new Set(ids.filter((id) => id !== null))];
}
