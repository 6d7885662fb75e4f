import type { FormKind } from '#core/clinical/form.ts';
import { type InstrumentId, instrumentIds } from '#core/clinical/outcomes/definition.ts';
import type { ActionSpec } from '../ui/keymap/action.ts';
import { type VisitSection, visitSections } from './sections.ts';

/** Forms that can be begun from anywhere in a visit, outcome measures by their own names. */
export type Startable = Exclude<FormKind, 'outcome'> | InstrumentId;

const otherForms = ['intake', 'red-flags', 'shockwave', 'taping', 'manual-release', 'cause-and-effect', 'note'] as const;
export const startable: readonly Startable[] = [...otherForms, ...instrumentIds];

export const goId = (section: VisitSection): string => `go.${section}`;
export const startId = (form: Startable): string => `start.${form}`;

/** No key of their own: the palette finds them by name, and the settings give one to what is often used. */
const withoutKey = { group: 'visit', chords: { soleus: [], kinovea: [], nle: [] } } as const;

/** Goes to the parts of a visit, and begins its forms. */
export const visitActions: readonly ActionSpec[] = [
  ...visitSections.map((section) => ({ id: goId(section), ...withoutKey })),
  ...startable.map((form) => ({ id: startId(form), ...withoutKey })),
];
