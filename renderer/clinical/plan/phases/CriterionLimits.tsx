import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clinicianSource } from '#core/plan/amount.ts';
import { type SimpleCriterion, simpleCriterionSchema } from '#core/plan/criterion.ts';
import { NumberField } from '../../../ui/NumberField.tsx';

const limits = ['most', 'least', 'leastPercent', 'minutes', 'weeks', 'sessions', 'perWeek'] as const;
type Limit = (typeof limits)[number];

/** The numbers of a criterion, by name; those that are none of it are not there. */
const limitsOf = (criterion: SimpleCriterion): readonly { readonly limit: Limit; readonly value: number }[] =>
  limits.flatMap((limit) => {
    const value = new Map<string, unknown>(Object.entries(criterion)).get(limit);
    return typeof value === 'number' ? [{ limit, value }] : [];
  });

type Props = {
  readonly criterion: SimpleCriterion;
  readonly words: string;
  readonly onCriterion: (criterion: SimpleCriterion) => void;
};

/** The limits of a criterion, each to be set for this patient. What is no criterion is not passed on. */
export function CriterionLimits({ criterion, words, onCriterion }: Props) {
  const { t } = useTranslation('plan');
  const found = limitsOf(criterion);
  if (found.length === 0) return null;
  const parsed = (limit: Limit, value: number) =>
    simpleCriterionSchema.safeParse({ ...criterion, [limit]: value, source: clinicianSource });
  return (
    <Group gap="xs" mt={4}>
      {found.map(({ limit, value }) => (
        <NumberField
          key={limit}
          size="sm"
          w={150}
          label={t(`limit.${limit}`)}
          aria-label={`${t(`limit.${limit}`)}: ${words}`}
          value={value}
          from={0}
          to={300}
          rangeWords={t('cutOffs.range', { from: 0, to: 300 })}
          onNumber={(next) => {
            const read = next === null ? null : parsed(limit, next);
            if (read?.success === true) onCriterion(read.data);
          }}
        />
      ))}
    </Group>
  );
}
