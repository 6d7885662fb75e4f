import type { FormDetails } from '../form.ts';
import { flagsRaisedBy } from '../treatment/shockwaveSession.ts';
import type { Flag } from './flag.ts';
import { itemOf, redFlagVersion } from './items.ts';

/** The red flag that what happened in a treatment raises, whatever else was answered; null where it raises none. The same form raises it once. */
export function flagOfTreatment(formId: string, details: FormDetails, at: string): Flag | null {
  if (details.kind !== 'shockwave') return null;
  const [item] = flagsRaisedBy(details.session.adverseEvents);
  const rule = item === undefined ? undefined : itemOf(item).rules[0];
  if (item === undefined || rule === undefined) return null;
  return {
    id: `${formId}.${item}.${rule.level}`,
    item,
    level: rule.level,
    urgency: rule.urgency,
    side: details.session.site.side,
    screeningId: formId,
    raisedAt: at,
    because: ['RF01.suspected'],
    aggravating: [],
    rulesVersion: redFlagVersion,
  };
}
