import { ActionIcon, Text, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Answer, given, givenOf, notAsked } from '#core/clinical/answer.ts';
import type { Shoe, ShoeEntry, ShoeUse } from '#core/plan/running/shoes.ts';
import type { StoredShoe } from '#core/plan/stored.ts';
import { call } from '../../../link.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { DraftBadge, DraftNotice } from '../../../ui/drafts/DraftBadge.tsx';
import type { Stored } from '../../../ui/drafts/draftKeeper.ts';
import { useDraft } from '../../../ui/drafts/useDraft.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import classes from '../Plan.module.css';

type Kept = { readonly shoe: Shoe };

const numbers = [
  { field: 'dropMm', words: 'drop', from: -20, to: 40 },
  { field: 'stackMm', words: 'stack', from: 0, to: 100 },
  { field: 'kmBefore', words: 'before', from: 0, to: 10000 },
] as const;

type Props = { readonly shoe: StoredShoe; readonly use: ShoeUse | null; readonly onRemove: () => void };

/** One pair of shoes, written through, with how far it has been run. */
export function ShoeFields({ shoe, use, onRemove }: Props) {
  const { t } = useTranslation('plan');
  const { id } = shoe.details;
  const stored = (one: StoredShoe): Stored<Kept> => ({ details: { shoe: one.details }, revision: one.revision });
  const draft = useDraft<Kept>(`shoe:${id}`, stored(shoe), {
    save: async ({ shoe: { id: _id, ...details } }, revision) => stored(await call('shoes.update', { id, revision, details })),
    read: async () => stored((await call('shoes.list', { patientId: shoe.patientId })).find(({ details }) => details.id === id) ?? shoe),
  });
  const { shoe: entry } = draft.draft;
  const set = (change: Partial<ShoeEntry>): void => draft.edit({ shoe: { ...entry, ...change } });
  const answer = <T,>(value: T | null): Answer<T> => (value === null ? notAsked : given(value));
  return (
    <fieldset className={classes['entry']} aria-label={shoe.details.name} data-shoe={id} onBlur={draft.flush}>
      <DraftNotice draft={draft} label={() => entry.name} show={(_, value) => (value as Shoe).name} />
      <div className={classes['fields']}>
        <TextInput
          label={t('shoes.name')}
          value={entry.name}
          maxLength={120}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {numbers.map(({ field, words, from, to }) => (
          <NumberField
            key={field}
            label={t(`shoes.${words}`)}
            value={givenOf(entry[field])}
            from={from}
            to={to}
            rangeWords={t('running.range', { from, to })}
            onNumber={(value) => set({ [field]: answer(value) })}
          />
        ))}
        <DayField label={t('shoes.since')} value={givenOf(entry.since)} onDay={(day) => set({ since: answer(day) })} />
        <DayField label={t('shoes.retired')} value={entry.retiredOn} onDay={(retiredOn) => set({ retiredOn })} />
        <TextInput
          label={t('shoes.note')}
          value={entry.note}
          maxLength={2000}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <div className={classes['advice']}>
          {use !== null && (
            <Text fw={600}>
              {use.km === null
                ? t('shoes.atLeast', { km: Math.round(use.atLeastKm), count: use.runs })
                : t('shoes.km', { km: Math.round(use.km), count: use.runs })}
            </Text>
          )}
          <DraftBadge status={draft.status} />
          <Tooltip label={t('shoes.remove', { name: entry.name })}>
            <ActionIcon aria-label={t('shoes.remove', { name: entry.name })} onClick={onRemove}>
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
    </fieldset>
  );
}
