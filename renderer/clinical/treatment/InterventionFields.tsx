import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PairingDraft } from '#core/clinical/causeAndEffect/draft.ts';
import { interventionKinds } from '#core/clinical/causeAndEffect/record.ts';
import { type Form, isKind } from '#core/clinical/form.ts';
import { Instant } from './fields/Moments.tsx';
import { Fields, Part } from './fields/Part.tsx';
import { TextLine } from './fields/TextLine.tsx';
import { summaryOf } from './summaries.ts';

type Intervention = PairingDraft['intervention'];
type Props = {
  readonly value: Intervention;
  readonly treatments: readonly Form[];
  readonly onChange: (intervention: Intervention) => void;
};

/** What a treatment of the visit is as an intervention, with when it was done; null where it is none. */
function fromTreatment(form: Form): Intervention {
  const { id, createdAt } = form;
  const common = { recordId: id, words: summaryOf(form.details).slice(0, 200) };
  if (isKind(form, 'taping')) return { ...common, kind: 'taping', at: form.details.taping.appliedAt };
  if (isKind(form, 'shockwave')) return { ...common, kind: 'shockwave', at: createdAt };
  return isKind(form, 'manual-release') ? { ...common, kind: 'manual-release', at: createdAt } : null;
}

/** What was tried between baseline and re-test: a treatment of the visit, or a cue, another shoe and the like. */
export function InterventionFields({ value, treatments, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const own = treatments.filter((form) => fromTreatment(form) !== null);
  const chosen = value === null ? '' : (own.find(({ id }) => id === value.recordId)?.id ?? value.kind);
  const take = (key: string): void => {
    const form = own.find(({ id }) => id === key);
    const kind = interventionKinds.find((each) => each === key);
    if (form !== undefined) onChange(fromTreatment(form));
    else
      onChange(kind === undefined ? null : { kind, recordId: null, words: value?.words ?? '', at: value?.at ?? new Date().toISOString() });
  };
  const others = { group: t('effect.others'), items: interventionKinds.map((kind) => ({ value: kind, label: t(`effect.kinds.${kind}`) })) };
  const treated = own.map((form) => ({
    value: form.id as string,
    label: `${t(`effect.kinds.${form.kind as 'taping'}`)}: ${summaryOf(form.details)}`,
  }));
  return (
    <Part title={t('effect.intervention')}>
      <Fields>
        <NativeSelect
          size="md"
          label={t('effect.intervention')}
          value={chosen}
          data={[
            { value: '', label: t('form.choose') },
            ...(treated.length === 0 ? [] : [{ group: t('effect.treatments'), items: treated }]),
            others,
          ]}
          onChange={(event) => take(event.currentTarget.value)}
        />
        {value !== null && (
          <>
            <TextLine label={t('effect.words')} value={value.words} onChange={(words) => onChange({ ...value, words })} />
            <Instant label={t('effect.at')} value={value.at} onChange={(at) => onChange({ ...value, at })} />
          </>
        )}
      </Fields>
    </Part>
  );
}
