import { ActionIcon, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Answer, given, givenOf, notAsked } from '#core/clinical/answer.ts';
import { type Run, type RunEntry, runSurfaces } from '#core/plan/running/run.ts';
import type { StoredPlan, StoredRun, StoredShoe } from '#core/plan/stored.ts';
import { call } from '../../../link.ts';
import { today } from '../../../ui/birthDate.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { DraftBadge, DraftNotice } from '../../../ui/drafts/DraftBadge.tsx';
import type { Stored } from '../../../ui/drafts/draftKeeper.ts';
import { useDraft } from '../../../ui/drafts/useDraft.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { dayInWords } from '../../../ui/words.ts';
import classes from '../Plan.module.css';

type Kept = { readonly run: Run };

const numbers = [
  { field: 'runMinutes', words: 'run', least: 0, most: 1440, whole: false },
  { field: 'walkMinutes', words: 'walk', least: 0, most: 1440, whole: false },
  { field: 'km', words: 'distance', least: 0, most: 300, whole: false },
  { field: 'effort', words: 'effort', least: 0, most: 10, whole: false },
  { field: 'gradientPercent', words: 'gradient', least: -40, most: 40, whole: false },
  { field: 'painBefore', words: 'painBefore', least: 0, most: 10, whole: true },
  { field: 'painDuring', words: 'painDuring', least: 0, most: 10, whole: true },
  { field: 'painAfter', words: 'painAfter', least: 0, most: 10, whole: true },
  { field: 'painNextMorning', words: 'painNextMorning', least: 0, most: 10, whole: true },
] as const;

type Props = {
  readonly run: StoredRun;
  readonly shoes: readonly StoredShoe[];
  readonly plan: StoredPlan;
  readonly onRemove: () => void;
};

/** One run, written through as it is typed. */
export function RunFields({ run, shoes, plan, onRemove }: Props) {
  const { t } = useTranslation('plan');
  const { id } = run.details;
  const stored = (one: StoredRun): Stored<Kept> => ({ details: { run: one.details }, revision: one.revision });
  const draft = useDraft<Kept>(`run:${id}`, stored(run), {
    save: async ({ run: { id: _id, ...details } }, revision) => stored(await call('runs.update', { id, revision, details })),
    read: async () => stored((await call('runs.list', { patientId: run.patientId })).runs.find(({ details }) => details.id === id) ?? run),
  });
  const { run: entry } = draft.draft;
  const set = (change: Partial<RunEntry>): void => draft.edit({ run: { ...entry, ...change } });
  const answer = (value: number | null): Answer<number> => (value === null ? notAsked : given(value));
  const planned = plan.plan.phases.flatMap(({ name, prescriptions }) =>
    prescriptions.filter(({ dose }) => dose.kind === 'run').map((one) => ({ value: one.id, label: name })),
  );
  const of = t('running.of', { day: dayInWords(entry.day) });
  return (
    <fieldset className={classes['entry']} aria-label={of} data-run={id} onBlur={draft.flush}>
      <DraftNotice draft={draft} label={() => of} show={() => of} />
      <div className={classes['fields']}>
        <DayField label={t('running.day')} value={entry.day} onDay={(day) => day !== null && set({ day })} />
        {numbers.map(({ field, words, least, most, whole }, i) => (
          <NumberField
            key={field}
            label={t(`running.${words}`)}
            {...(i === 0 ? { 'data-first': true } : {})}
            value={givenOf(entry[field])}
            from={least}
            to={most}
            {...(whole ? { decimals: 0 } : {})}
            rangeWords={t('running.range', { from: least, to: most })}
            disabled={field === 'painNextMorning' && entry.day >= today()}
            onNumber={(value) => set({ [field]: answer(value) })}
          />
        ))}
        <NativeSelect
          size="md"
          label={t('running.surface')}
          value={givenOf(entry.surface) ?? ''}
          data={[
            { value: '', label: t('running.notAsked') },
            ...runSurfaces.map((surface) => ({ value: surface as string, label: t(`running.surfaces.${surface}`) })),
          ]}
          onChange={(event) => {
            const surface = runSurfaces.find((each) => each === event.currentTarget.value);
            set({ surface: surface === undefined ? notAsked : given(surface) });
          }}
        />
        <NativeSelect
          size="md"
          label={t('running.shoe')}
          value={givenOf(entry.shoeId) ?? ''}
          data={[
            { value: '', label: t('running.notAsked') },
            ...shoes
              .filter(({ details }) => details.retiredOn === null || details.id === givenOf(entry.shoeId))
              .map(({ details }) => ({ value: details.id, label: details.name })),
          ]}
          onChange={(event) => {
            const shoe = event.currentTarget.value;
            set({ shoeId: shoe === '' ? notAsked : given(shoe) });
          }}
        />
        {planned.length > 0 && (
          <NativeSelect
            size="md"
            label={t('running.planned')}
            value={entry.planned?.planId === plan.id ? entry.planned.prescriptionId : ''}
            data={[{ value: '', label: t('running.notPlanned') }, ...planned]}
            onChange={(event) => {
              const prescriptionId = event.currentTarget.value;
              set({ planned: prescriptionId === '' ? null : { planId: plan.id, prescriptionId } });
            }}
          />
        )}
        <TextInput
          label={t('running.note')}
          value={entry.note}
          maxLength={20000}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <div className={classes['advice']}>
          <DraftBadge status={draft.status} />
          <Tooltip label={t('running.remove', { day: dayInWords(entry.day) })}>
            <ActionIcon aria-label={t('running.remove', { day: dayInWords(entry.day) })} onClick={onRemove}>
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
    </fieldset>
  );
}
