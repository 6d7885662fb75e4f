import type { FormKind } from '#core/clinical/form.ts';
import type { PromisedKind } from '#core/clinical/home.ts';
import { assertNever } from '#core/domain/brand.ts';
import type { VisitSection } from '../../clinical/VisitSections.tsx';

/** The part of a visit in which a form is filled in. */
export function sectionOfForm(kind: FormKind): VisitSection {
  switch (kind) {
    case 'intake':
      return 'intake';
    case 'red-flags':
      return 'safety';
    case 'outcome':
      return 'scores';
    case 'shockwave':
    case 'taping':
    case 'manual-release':
    case 'cause-and-effect':
      return 'treatment';
    case 'note':
      return 'notes';
    default:
      return assertNever(kind);
  }
}

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
