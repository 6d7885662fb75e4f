import i18next from 'i18next';
import { assertNever } from '#core/domain/brand.ts';
import type { Step, StepKind } from '#core/protocol/step.ts';

/** A step of this kind that can be used as it is, under a name that no other has. */
export function newStep(kind: StepKind, others: readonly Step[]): Step {
  const taken = new Set(others.map(({ id }) => id));
  const numbers = Array.from({ length: others.length + 1 }, (_, i) => `${kind}-${i + 1}`);
  const common = {
    id: numbers.find((id) => !taken.has(id)) ?? kind,
    instruction: i18next.t(`protocol:settings.newStep.${kind}`),
    why: { words: i18next.t('protocol:settings.newWhy'), certainty: 'own-default' },
  } as const;
  switch (kind) {
    case 'check':
      return { ...common, kind, view: 'any', fact: null };
    case 'film':
      return { ...common, kind, view: 'side' };
    case 'events':
      return { ...common, kind, view: 'side', kinds: ['initial-contact', 'toe-off'], legs: 'both', strides: 7 };
    case 'landmarks':
      return { ...common, kind, view: 'side', moment: 'midstance', legs: 'near', steps: 7, metrics: ['knee-flexion-peak'] };
    case 'standing':
      return { ...common, kind, view: 'side', legs: 'near', metrics: ['foot-inclination', 'ankle-dorsiflexion'] };
    case 'note':
      return { ...common, kind, view: 'any', field: 'findings' };
    default:
      return assertNever(kind);
  }
}
