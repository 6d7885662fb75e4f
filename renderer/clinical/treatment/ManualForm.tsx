import { useTranslation } from 'react-i18next';
import type { DetailsOf, FormOf } from '#core/clinical/form.ts';
import { type ManualRelease, manualAdverseEvents, manualConditions } from '#core/clinical/treatment/manualRelease.ts';
import { useForm } from '../useForm.ts';
import { FormFrame } from './FormFrame.tsx';
import { AnswerOf } from './fields/AnswerOf.tsx';
import { ClinicianFields } from './fields/ClinicianFields.tsx';
import { ConditionAnswers } from './fields/ConditionAnswers.tsx';
import { Fields, Part } from './fields/Part.tsx';
import { LongText, TextLine } from './fields/TextLine.tsx';
import { Ticks } from './fields/Ticks.tsx';
import { ManualConsent } from './ManualConsent.tsx';
import { ManualItems } from './ManualItems.tsx';
import { ManualReadings } from './ManualReadings.tsx';
import { RuleResults } from './RuleResults.tsx';

const responses = ['better', 'same', 'worse'] as const;

/** One session of hands-on work. */
export function ManualForm({ form }: { readonly form: FormOf<'manual-release'> }) {
  const { t } = useTranslation('treatment');
  const kept = useForm<DetailsOf<'manual-release'>>(form, form.details);
  const { details, edit } = kept;
  const { session } = details;
  const set = (part: Partial<ManualRelease>): void => edit({ ...details, session: { ...session, ...part } });
  return (
    <FormFrame
      form={form}
      kept={kept}
      after={
        <>
          <Part title={t('manual.nextDayResponse')}>
            <Fields>
              <AnswerOf
                label={t('manual.nextDayResponse')}
                values={responses}
                words={(each) => t(`manual.responses.${each}`)}
                answer={session.nextDayResponse}
                onChange={(nextDayResponse) => set({ nextDayResponse })}
              />
            </Fields>
          </Part>
          <RuleResults
            form={form}
            decisions={details.decisions}
            operator={session.operator}
            onDecide={(decision) => edit({ ...details, decisions: [...details.decisions, decision] })}
          />
        </>
      }
    >
      <Part title={t('manual.consent')}>
        <ManualConsent consent={session.consent} onChange={(consent) => set({ consent })} />
      </Part>
      <Part title={t('manual.conditions')}>
        <ConditionAnswers conditions={manualConditions} answers={session.conditions} onChange={(conditions) => set({ conditions })} />
      </Part>
      <Part title={t('manual.items')}>
        <ManualItems items={session.items} onChange={(items) => set({ items })} />
      </Part>
      <Part title={t('manual.readings')}>
        <ManualReadings readings={session.readings} onChange={(readings) => set({ readings })} />
      </Part>
      <Part title={t('manual.afterwards')}>
        <Fields>
          <AnswerOf
            label={t('manual.response')}
            values={responses}
            words={(each) => t(`manual.responses.${each}`)}
            answer={session.response}
            onChange={(response) => set({ response })}
          />
          <TextLine label={t('form.position')} value={session.position} onChange={(position) => set({ position })} />
          <ClinicianFields label={t('form.operator')} value={session.operator} onChange={(operator) => set({ operator })} />
        </Fields>
        <Ticks
          label={t('manual.adverseEvents')}
          values={manualAdverseEvents}
          words={(each) => t(`manual.event.${each}`)}
          chosen={session.adverseEvents}
          onChange={(adverseEvents) => set({ adverseEvents })}
        />
        <LongText label={t('manual.homeAdvice')} value={session.homeAdvice} onChange={(homeAdvice) => set({ homeAdvice })} />
        <LongText label={t('form.note')} value={session.note} onChange={(note) => set({ note })} />
      </Part>
    </FormFrame>
  );
}
