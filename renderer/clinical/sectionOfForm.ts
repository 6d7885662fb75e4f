import type { FormKind } from '#core/clinical/form.ts';
import { assertNever } from '#core/domain/brand.ts';
import type { VisitSection } from './sections.ts';

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
