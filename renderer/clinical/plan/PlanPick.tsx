import { Button, Group, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StoredPlan } from '#core/plan/stored.ts';
import { dayInWords } from '../../ui/words.ts';
import classes from './Plan.module.css';

type Props = {
  readonly plans: readonly StoredPlan[];
  readonly shown: StoredPlan;
  readonly onPick: (id: string) => void;
  /** Whether the programmes are open; left out where none can be begun. */
  readonly choosing?: boolean;
  readonly onChoose?: () => void;
};

/** Which plan of the patient is shown, and the way to another programme. */
export function PlanPick({ plans, shown, onPick, choosing = false, onChoose }: Props) {
  const { t } = useTranslation('plan');
  return (
    <Group component="section" aria-label={t('pick.title')} gap="xs">
      {plans.map(({ id, plan }) => (
        <button key={id} type="button" className={classes['choice'] ?? ''} aria-pressed={id === shown.id} onClick={() => onPick(id)}>
          {plan.name}{' '}
          <Text span size="sm" c="dimmed">
            {plan.endsOn === null ? t('pick.since', { day: dayInWords(plan.startsOn) }) : t('pick.until', { day: dayInWords(plan.endsOn) })}
          </Text>
        </button>
      ))}
      {onChoose !== undefined && (
        <Button
          variant="default"
          leftSection={choosing ? <IconX size={18} aria-hidden /> : <IconPlus size={18} aria-hidden />}
          aria-expanded={choosing}
          onClick={onChoose}
        >
          {t(choosing ? 'choose.close' : 'choose.another')}
        </Button>
      )}
    </Group>
  );
}
