import type { KeyImage } from '#core/annotation/records.ts';
import type { InstrumentId, MeasureKey, OutcomeUnit } from '#core/clinical/outcomes/definition.ts';
import type { Site } from '#core/clinical/site.ts';

const sideNames: Readonly<Record<Site['side'], string>> = { left: 'left ', right: 'right ', bilateral: '' };

/** Where it hurts, for the sentence "You came to us about …". */
export function placeWords({ side, location, other }: Site): string {
  const both = side === 'bilateral';
  switch (location) {
    case 'midportion':
      return both ? 'your Achilles tendons' : `your ${sideNames[side]}Achilles tendon`;
    case 'insertional':
      return both ? 'your Achilles tendons, where they join the heels' : `your ${sideNames[side]}Achilles tendon, where it joins the heel`;
    case 'musculotendinous':
      return both ? 'your calves, low down' : `your ${sideNames[side]}calf, low down`;
    case 'calf-gastroc-medial':
    case 'calf-gastroc-lateral':
    case 'calf-soleus':
    case 'plantaris':
      return both ? 'your calves' : `your ${sideNames[side]}calf`;
    case 'other':
      return both ? `${other}, both sides` : `your ${sideNames[side]}leg (${other})`;
  }
}

/** The moments of a step that key images are named after, as a runner would say them. */
export const plainMoments: Readonly<Record<NonNullable<KeyImage['preset']>, string>> = {
  'initial-contact-left': 'Your left foot lands',
  'initial-contact-right': 'Your right foot lands',
  'midstance-left': 'You stand on your left leg',
  'midstance-right': 'You stand on your right leg',
  'toe-off-left': 'Your left foot leaves the ground',
  'toe-off-right': 'Your right foot leaves the ground',
};

/** Which sentences say what a problem of a place means. */
export function meaningOf(location: Site['location'] | null): 'meansTendon' | 'meansCalf' | 'meansOther' {
  switch (location) {
    case 'midportion':
    case 'insertional':
      return 'meansTendon';
    case 'musculotendinous':
    case 'calf-gastroc-medial':
    case 'calf-gastroc-lateral':
    case 'calf-soleus':
    case 'plantaris':
      return 'meansCalf';
    case 'other':
    case null:
      return 'meansOther';
  }
}

/** The measures that a patient is told of, in words that need no other; those of fear and of catastrophising are for a talk, not for a page. */
const scoreNames: Readonly<Partial<Record<InstrumentId, { readonly name: string; readonly of: string; readonly measure: MeasureKey }>>> = {
  'visa-a': { name: 'How well your tendon works (100 is best)', of: 'points', measure: 'total' },
  'visa-a-sed': { name: 'How well your tendon works (100 is best)', of: 'points', measure: 'total' },
  lefs: { name: 'How well your leg works each day (80 is best)', of: 'points', measure: 'total' },
  nprs: { name: 'Your pain (0 is none)', of: 'points', measure: 'rating' },
  'morning-stiffness': { name: 'How long you are stiff in the morning', of: 'minutes', measure: 'minutes' },
  'heel-raise': { name: 'Heel raises on one leg', of: 'times', measure: 'reps' },
  'single-hop': { name: 'How far you hop on one leg', of: 'cm', measure: 'distance' },
};

/** Null for a measure that a patient's page does not tell. */
export const scoreNameOf = (
  instrument: InstrumentId,
): { readonly name: string; readonly of: string; readonly measure: MeasureKey } | null => scoreNames[instrument] ?? null;

/** A number as a patient reads it: whole, but for centimetres. */
export const plainNumber = (value: number, unit: OutcomeUnit): string =>
  unit === 'cm' ? String(Number(value.toFixed(1))) : String(Math.round(value));

/** Which leg a score is of, after its name; empty for both. */
export const legWords: Readonly<Record<'left' | 'right' | 'bilateral', string>> = {
  left: ', left leg',
  right: ', right leg',
  bilateral: '',
};
