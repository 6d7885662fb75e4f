import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PairingDraft } from '#core/clinical/causeAndEffect/draft.ts';
import { type DetailsOf, type Form, type FormOf, isKind } from '#core/clinical/form.ts';
import type { Visit } from '#core/domain/patient.ts';
import { useRead } from '../../ui/data/reads.ts';
import { useForm } from '../useForm.ts';
import { EffectWords } from './EffectWords.tsx';
import { FormFrame } from './FormFrame.tsx';
import { Part } from './fields/Part.tsx';
import { LongText } from './fields/TextLine.tsx';
import { InterventionFields } from './InterventionFields.tsx';
import { ProbePick } from './ProbePick.tsx';

type Props = { readonly form: FormOf<'cause-and-effect'>; readonly forms: readonly Form[]; readonly visit: Visit };

/** Baseline, intervention and re-test of one visit, and what changed between. */
export function PairingForm({ form, forms, visit }: Props) {
  const { t } = useTranslation('treatment');
  const kept = useForm<DetailsOf<'cause-and-effect'>>(form, form.details);
  const { details, edit } = kept;
  const { pairing } = details;
  const clips = useRead('recordings.list', { visitId: visit.id }).data ?? [];
  const tests = forms.filter((one) => isKind(one, 'outcome'));
  const set = (part: Partial<PairingDraft>): void => edit({ ...details, pairing: { ...pairing, ...part } });
  const { baseline, retest } = pairing;
  return (
    <FormFrame
      form={form}
      kept={kept}
      after={
        <Part title={t('effect.result')}>
          <EffectWords formId={form.id} tests={tests} baseline={baseline} />
          <Text size="sm" c="dimmed" mt="xs">
            {t('effect.explain')}
          </Text>
        </Part>
      }
    >
      {clips.length + tests.length === 0 && <Text>{t('effect.nothing')}</Text>}
      <ProbePick
        label={t('effect.baseline')}
        value={baseline}
        clips={clips}
        tests={tests}
        other={null}
        // A re-test of the other kind, or the same one, does not go with it any more.
        onChange={(next) => set({ baseline: next, retest: retest !== null && retest.kind === next?.kind ? retest : null })}
      />
      <InterventionFields value={pairing.intervention} treatments={forms} onChange={(intervention) => set({ intervention })} />
      <ProbePick
        label={t('effect.retest')}
        value={retest}
        clips={clips}
        tests={tests}
        other={baseline}
        onChange={(next) => set({ retest: next })}
      />
      <LongText label={t('form.note')} value={pairing.note} onChange={(note) => set({ note })} />
    </FormFrame>
  );
}
