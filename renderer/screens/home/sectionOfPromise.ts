import type { PromisedKind } from '#core/clinical/overdue/overdue.ts';
import { assertNever } from '#core/domain/brand.ts';
import type { VisitSection } from '../../clinical/sections.ts';

/** The part of a visit in which what was promised is done. */
export function sectionOfPromise(kind: PromisedKind): VisitSection {
  switch (kind) {
    case 'referral-outcome':
      return 'safety';
    case 'tape-removal':
    case 'next-shockwave':
      return 'treatment';
    case 're-test':
      return 'scores';
    default:
      return assertNever(kind);
  }
}
