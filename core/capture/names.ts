import type { CameraRole } from './mode.ts';
import type { TakeConditions } from './take.ts';

const roleWords: Readonly<Record<CameraRole, string>> = {
  'side-left': 'left side',
  'side-right': 'right side',
  rear: 'rear',
  front: 'front',
};

/** Without digits that say nothing: 12, 12.5. */
const tidy = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** What was said of how the runner ran, in a fixed order, without what was not said: 'Ghost 15, 12 km/h, 1 % uphill, taped, fresh, shorter steps'. */
export function conditionText({ shoe, speed, inclinePercent, taped, fatigue, note }: TakeConditions): string {
  const incline =
    inclinePercent === null || inclinePercent === 0
      ? ''
      : `${tidy(Math.abs(inclinePercent), 1)} % ${inclinePercent > 0 ? 'uphill' : 'downhill'}`;
  const tape = taped === null ? '' : taped ? 'taped' : 'no tape';
  return [shoe, speed === null ? '' : `${tidy(speed * 3.6, 1)} km/h`, incline, tape, fatigue ?? '', note]
    .filter((part) => part !== '')
    .join(', ');
}

/** The title a take is filed under: number, view and condition, never the patient. Takes of a visit sort by it up to number 99. */
export function takeName(take: { readonly number: number; readonly role: CameraRole; readonly conditions: TakeConditions }): string {
  const conditions = conditionText(take.conditions);
  return `Take ${String(take.number).padStart(2, '0')}, ${roleWords[take.role]}${conditions === '' ? '' : `, ${conditions}`}`;
}
