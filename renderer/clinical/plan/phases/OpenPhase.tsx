import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { withPhase } from '#core/plan/arrange.ts';
import type { Phase } from '#core/plan/phase.ts';
import classes from '../Plan.module.css';
import { PlanText } from '../PlanText.tsx';
import { RangeField } from '../RangeField.tsx';
import type { PlanEditing } from '../usePlanDraft.ts';
import { CriterionEditor } from './CriterionEditor.tsx';
import { Entries } from './Entries.tsx';

type Props = { readonly phase: Phase; readonly editing: PlanEditing };

/** All that a phase asks for, and when it is entered and left. */
export function OpenPhase({ phase, editing }: Props) {
  const { t } = useTranslation('plan');
  const { locked, edit, flush } = editing;
  const set = (field: string, change: Partial<Phase>): void =>
    edit(`${phase.id} ${field}`, (plan) => withPhase(plan, phase.id, (one) => ({ ...one, ...change })));
  return (
    <fieldset className={classes['bare'] ?? ''} disabled={locked} onBlur={flush}>
      <legend className={classes['hidden']}>{phase.name}</legend>
      <Stack gap="sm" mt="sm">
        <div className={classes['fields']}>
          <PlanText
            label={t('phase.name')}
            value={phase.name}
            most={80}
            needed={t('phase.nameNeeded')}
            onText={(name) => set('name', { name })}
          />
          <PlanText
            lines
            className={classes['double'] ?? ''}
            label={t('phase.aim')}
            value={phase.aim}
            most={500}
            needed={t('phase.aimNeeded')}
            onText={(aim) => set('aim', { aim })}
          />
          <RangeField
            label={t('phase.usualWeeks')}
            value={phase.usualWeeks}
            least={0}
            most={104}
            whole={false}
            mayBeEmpty
            onAmount={(usualWeeks) => set('usual-weeks', { usualWeeks })}
          />
          <RangeField
            label={t('phase.rest')}
            value={phase.restBetweenSeconds}
            least={0}
            most={3600}
            whole={false}
            mayBeEmpty
            onAmount={(restBetweenSeconds) => set('rest', { restBetweenSeconds })}
          />
        </div>
        <Entries phase={phase} editing={editing} />
        <div className={classes['halves']}>
          <CriterionEditor list="entry" phase={phase} editing={editing} />
          <CriterionEditor list="exit" phase={phase} editing={editing} />
        </div>
      </Stack>
    </fieldset>
  );
}
