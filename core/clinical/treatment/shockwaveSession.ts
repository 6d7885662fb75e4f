import { z } from 'zod';
import { answerOf } from '../answer.ts';
import { clinicianSchema, line, longText, painAnswer } from '../entry.ts';
import { siteSchema } from '../site.ts';

export const shockwaveAdverseEvents = [
  'pain-flare',
  'erythema',
  'petechiae-or-bruise',
  'swelling',
  'numbness',
  'headache-or-vasovagal',
  'skin-break',
  'suspected-rupture',
  'other',
] as const;
export type ShockwaveAdverseEvent = (typeof shockwaveAdverseEvents)[number];

/** What the runner was told: 24 to 72 h of soreness, to keep loading as prescribed, no explosive load for about 48 h (to verify), and the clinic's line on painkillers. */
export const shockwaveAdvice = ['expect-soreness', 'keep-loading', 'avoid-explosive-load', 'painkillers-by-policy'] as const;
export const anaesthesias = ['none', 'topical', 'local-injection'] as const;
export const guidances = ['palpation', 'patient-feedback', 'ultrasound'] as const;

/** Not yet filled in is null: a draft keeps what there is. What is too much is for the rules to say, so that nothing that was typed is lost. */
const typed = z.number().nullable();
const segment = { area: line, impulses: typed, hz: typed, pain: painAnswer };
/** Impulses given with one setting: drive pressure in bar. It states no energy. */
export const radialSegmentSchema = z.strictObject({ ...segment, bar: typed });
/** Impulses given with one setting: energy flux density in mJ/mm2. */
export const energySegmentSchema = z.strictObject({ ...segment, energyFluxDensity: typed });
export type RadialSegment = z.infer<typeof radialSegmentSchema>;
export type EnergySegment = z.infer<typeof energySegmentSchema>;

const common = {
  /** Calendar day in the clinic: intervals are counted in days. */
  day: z.iso.date(),
  operator: clinicianSchema,
  site: siteSchema,
  applicator: line,
  coupling: answerOf(z.boolean()),
  position: line,
  guidance: answerOf(z.enum(guidances)),
  anaesthesia: answerOf(z.enum(anaesthesias)),
  /** `during` is the worst while it lasted. */
  pain: z.strictObject({ before: painAnswer, during: painAnswer, after: painAnswer }),
  adverseEvents: z.array(z.enum(shockwaveAdverseEvents)).max(20),
  advice: z.array(z.enum(shockwaveAdvice)).max(20),
  skinAfter: line,
  /** As the clinician wants it; null for the course's plan. */
  nextDue: z.iso.date().nullable(),
  note: longText,
};
const energy = {
  ...common,
  /** Depth of the target in mm. */
  depthMm: answerOf(z.number().min(0).max(200)),
  segments: z.array(energySegmentSchema).max(40),
};

/** One session: radial in bar, or focused or planar in mJ/mm2, never both: a segment with the other's unit is refused. */
export const shockwaveSessionSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('radial'), segments: z.array(radialSegmentSchema).max(40) }),
  z.strictObject({ ...energy, type: z.literal('focused') }),
  z.strictObject({ ...energy, type: z.literal('planar') }),
]);
export type ShockwaveSession = z.infer<typeof shockwaveSessionSchema>;

/** Red flags that an adverse event raises: a suspected rupture is RF01, whatever else was ticked. */
export const flagsRaisedBy = (events: readonly ShockwaveAdverseEvent[]): readonly 'RF01'[] =>
  events.includes('suspected-rupture') ? ['RF01'] : [];
