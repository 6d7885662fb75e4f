import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DetailsOf, FormOf } from '#core/clinical/form.ts';
import type { CourseSummary } from '#core/clinical/stored.ts';
import {
  anaesthesias,
  guidances,
  type ShockwaveSession,
  shockwaveAdverseEvents,
  shockwaveAdvice,
} from '#core/clinical/treatment/shockwaveSession.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useForm } from '../useForm.ts';
import { contraindicationsFor } from './contraindications.ts';
import { FormFrame } from './FormFrame.tsx';
import { AnswerNumber } from './fields/AnswerNumber.tsx';
import { AnswerOf, BooleanAnswer, TenAnswer } from './fields/AnswerOf.tsx';
import { ClinicianFields } from './fields/ClinicianFields.tsx';
import { ConditionAnswers } from './fields/ConditionAnswers.tsx';
import { OneOf } from './fields/OneOf.tsx';
import { Fields, Part } from './fields/Part.tsx';
import { LongText, TextLine } from './fields/TextLine.tsx';
import { Ticks } from './fields/Ticks.tsx';
import { Numbers } from './Numbers.tsx';
import { RuleResults } from './RuleResults.tsx';
import { Segments } from './Segments.tsx';
import { SiteFields } from './SiteFields.tsx';

type Props = { readonly form: FormOf<'shockwave'>; readonly course: CourseSummary | undefined };

/** One session of shockwave. */
export function ShockwaveForm({ form, course }: Props) {
  const { t } = useTranslation('treatment');
  const kept = useForm<DetailsOf<'shockwave'>>(form, form.details);
  const { details, edit } = kept;
  const { session, device, contraindications } = details;
  const set = (part: Partial<ShockwaveSession>): void => edit({ ...details, session: { ...session, ...part } as ShockwaveSession });
  const conditions = contraindicationsFor(device.facts.type);
  return (
    <FormFrame
      form={form}
      kept={kept}
      after={
        <>
          <Numbers numbers={form.derived.numbers} />
          <RuleResults
            form={form}
            decisions={details.decisions}
            operator={session.operator}
            onDecide={(decision) => edit({ ...details, decisions: [...details.decisions, decision] })}
          />
        </>
      }
    >
      <Text size="sm" c="dimmed" mb="xs">
        {t('shockwave.device', { name: device.facts.name, type: t(`shockwave.type.${device.facts.type}`) })}
      </Text>
      <Part title={t('shockwave.segments')}>
        <Segments session={session} onChange={set} />
      </Part>
      <Part title={t('shockwave.settings')}>
        <Fields>
          <Applicator session={session} names={device.facts.applicators.map(({ name }) => name)} onChange={set} />
          <BooleanAnswer label={t('shockwave.coupling')} answer={session.coupling} onChange={(coupling) => set({ coupling })} />
          <AnswerOf
            label={t('shockwave.guidance')}
            values={guidances}
            words={(each) => t(`shockwave.guidances.${each}`)}
            answer={session.guidance}
            onChange={(guidance) => set({ guidance })}
          />
          <AnswerOf
            label={t('shockwave.anaesthesia')}
            values={anaesthesias}
            words={(each) => t(`shockwave.anaesthesias.${each}`)}
            answer={session.anaesthesia}
            onChange={(anaesthesia) => set({ anaesthesia })}
          />
          {session.type !== 'radial' && (
            <AnswerNumber
              label={t('shockwave.depthMm')}
              from={0}
              to={200}
              rangeWords={t('form.anyNumber')}
              answer={session.depthMm}
              onChange={(depthMm) => set({ depthMm })}
            />
          )}
          <TextLine label={t('form.position')} value={session.position} onChange={(position) => set({ position })} />
          <SiteFields value={session.site} onChange={(site) => set({ site })} />
        </Fields>
      </Part>
      <Part title={t('pain.title')}>
        <Fields>
          {(['before', 'during', 'after'] as const).map((when) => (
            <TenAnswer
              key={when}
              label={t(`pain.${when}`)}
              answer={session.pain[when]}
              onChange={(answer) => set({ pain: { ...session.pain, [when]: answer } })}
            />
          ))}
        </Fields>
      </Part>
      <Part title={t('shockwave.contraindications')}>
        <ConditionAnswers
          conditions={conditions}
          answers={contraindications}
          onChange={(next) => edit({ ...details, contraindications: next })}
        >
          {course !== undefined && (
            <Button
              size="sm"
              variant="default"
              onClick={() => edit({ ...details, contraindications: { ...course.details.contraindications } })}
            >
              {t('shockwave.asCourse')}
            </Button>
          )}
        </ConditionAnswers>
      </Part>
      <Part title={t('shockwave.after')}>
        <Ticks
          label={t('shockwave.adverseEvents')}
          values={shockwaveAdverseEvents}
          words={(each) => t(`shockwave.event.${each}`)}
          chosen={session.adverseEvents}
          onChange={(adverseEvents) => set({ adverseEvents })}
        />
        <Ticks
          label={t('shockwave.advice')}
          values={shockwaveAdvice}
          words={(each) => t(`shockwave.advices.${each}`)}
          chosen={session.advice}
          onChange={(advice) => set({ advice })}
        />
        <Fields>
          <TextLine label={t('shockwave.skinAfter')} value={session.skinAfter} onChange={(skinAfter) => set({ skinAfter })} />
          <DayField mayCome label={t('shockwave.nextDue')} value={session.nextDue} onDay={(nextDue) => set({ nextDue })} />
          <ClinicianFields label={t('form.operator')} value={session.operator} onChange={(operator) => set({ operator })} />
        </Fields>
        <LongText label={t('form.note')} value={session.note} onChange={(note) => set({ note })} />
      </Part>
    </FormFrame>
  );
}

type ApplicatorProps = {
  readonly session: ShockwaveSession;
  readonly names: readonly string[];
  readonly onChange: (part: Partial<ShockwaveSession>) => void;
};

/** One of the device's; one that left the device stays as it was written. */
function Applicator({ session: { applicator }, names, onChange }: ApplicatorProps) {
  const { t } = useTranslation('treatment');
  const all = applicator === '' || names.includes(applicator) ? names : [...names, applicator];
  return (
    <OneOf
      label={t('shockwave.applicator')}
      values={all}
      words={(name) => name}
      value={applicator === '' ? null : applicator}
      onChange={(name) => onChange({ applicator: name })}
    />
  );
}
