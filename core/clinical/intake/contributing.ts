import { z } from 'zod';
import { ownDefault, read, type Source } from '../../domain/source.ts';
import { yesNoUnknown } from '../answer.ts';
import { asked, sectionOf } from './section.ts';

const overload = read('BJSM table of examples of Achilles overload');
const listed = ownDefault('from the fields of the intake');

/** What may lie behind each contributing factor, to be ticked. The screen has words for each. */
export const factorTicks = {
  trainingError: [
    'single-hard-session',
    'more-high-load-days',
    'sudden-plyometrics',
    'sprints-when-fatigued',
    'soft-or-uneven-surface',
    'stiff-muscles',
    'more-distance',
    'more-hills',
  ],
  footwearChange: ['lower-heel', 'less-support', 'new-model', 'worn-out', 'orthosis-changed'],
  poorRecovery: ['short-sleep', 'stress', 'low-energy', 'illness', 'much-standing-or-walking'],
  biomechanics: ['little-dorsiflexion', 'weak-calf', 'stiff-big-toe', 'foot-posture', 'running-style', 'leg-length'],
  previousInjury: ['same-place', 'other-side', 'calf', 'bone-stress', 'surgery', 'injection'],
} as const;

const published: ReadonlySet<string> = new Set([
  'single-hard-session',
  'more-high-load-days',
  'sudden-plyometrics',
  'sprints-when-fatigued',
  'lower-heel',
  'less-support',
  'soft-or-uneven-surface',
  'stiff-muscles',
]);

/** Where an item of a tick list comes from. */
export const tickSource = (tick: string): Source => (published.has(tick) ? overload : listed);

const factor = <const Ticks extends readonly [string, ...string[]]>(ticks: Ticks) =>
  asked(z.strictObject({ contributes: z.enum(yesNoUnknown), ticks: z.array(z.enum(ticks)).max(ticks.length) }));

/** What the clinician thinks contributed, with what speaks for it. */
export const contributingSchema = sectionOf(
  z
    .strictObject({
      trainingError: factor(factorTicks.trainingError),
      footwearChange: factor(factorTicks.footwearChange),
      poorRecovery: factor(factorTicks.poorRecovery),
      biomechanics: factor(factorTicks.biomechanics),
      previousInjury: factor(factorTicks.previousInjury),
    })
    .prefault({}),
);
