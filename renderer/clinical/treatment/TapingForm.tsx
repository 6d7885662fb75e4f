import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { given } from '#core/clinical/answer.ts';
import type { DetailsOf, FormOf } from '#core/clinical/form.ts';
import { bodySides } from '#core/clinical/site.ts';
import { patchResults, responseTasks, type Taping, tapingConditions } from '#core/clinical/treatment/taping.ts';
import { tapeResponse } from '#core/clinical/treatment/tapingResponse.ts';
import { tapingTechniques, techniqueTable } from '#core/clinical/treatment/tapingTechnique.ts';
import { SourceWords } from '../../gait/SourceWords.tsx';
import { useForm } from '../useForm.ts';
import { FormFrame } from './FormFrame.tsx';
import { AnswerOf, TenAnswer, YesNoAnswer } from './fields/AnswerOf.tsx';
import { ClinicianFields } from './fields/ClinicianFields.tsx';
import { ConditionAnswers } from './fields/ConditionAnswers.tsx';
import { Instant } from './fields/Moments.tsx';
import { OneOf } from './fields/OneOf.tsx';
import { Fields, Part } from './fields/Part.tsx';
import { LongText, TextLine } from './fields/TextLine.tsx';
import { plainNumber } from './numberWords.ts';
import { RuleResults } from './RuleResults.tsx';
import { TapeParts } from './TapeParts.tsx';
import { TapePhotos } from './TapePhotos.tsx';
import { TapeRemoval } from './TapeRemoval.tsx';
import { TapeWear } from './TapeWear.tsx';
import classes from './Treatment.module.css';

/** One taping, from the skin before to how it came off. */
export function TapingForm({ form }: { readonly form: FormOf<'taping'> }) {
  const { t } = useTranslation('treatment');
  const kept = useForm<DetailsOf<'taping'>>(form, form.details);
  const { details, edit } = kept;
  const { taping } = details;
  const set = (part: Partial<Taping>): void => edit({ ...details, taping: { ...taping, ...part } });
  const facts = techniqueTable.find(({ technique }) => technique === taping.technique);
  return (
    <FormFrame
      form={form}
      kept={kept}
      after={
        <>
          <TapeRemoval taping={taping} onChange={(removal) => set({ removal })} />
          <RuleResults
            form={form}
            decisions={details.decisions}
            operator={taping.operator}
            onDecide={(decision) => edit({ ...details, decisions: [...details.decisions, decision] })}
          />
        </>
      }
    >
      <Fields>
        <OneOf
          label={t('taping.technique')}
          values={tapingTechniques}
          words={(each) => t(`taping.techniques.${each}`)}
          value={taping.technique}
          onChange={(technique) => set({ technique, lift: technique === 'heel-lift' ? (taping.lift ?? emptyLift) : taping.lift })}
        />
        <OneOf
          label={t('site.side')}
          values={bodySides}
          words={(side) => t(`side.${side}`)}
          value={taping.side}
          onChange={(side) => set({ side })}
        />
        <TextLine label={t('taping.purpose')} value={taping.purpose} onChange={(purpose) => set({ purpose })} />
        <TextLine label={t('taping.jointPosition')} value={taping.jointPosition} onChange={(jointPosition) => set({ jointPosition })} />
      </Fields>
      {facts !== undefined && <SourceWords source={facts.source} />}
      {taping.technique !== 'heel-lift' && (
        <>
          <Part title={t('taping.skin')}>
            <Fields>
              {(['intact', 'shaved', 'lotionFree'] as const).map((what) => (
                <YesNoAnswer
                  key={what}
                  label={t(`taping.${what}`)}
                  answer={taping.skinBefore[what]}
                  onChange={(answer) => set({ skinBefore: { ...taping.skinBefore, [what]: answer } })}
                />
              ))}
            </Fields>
          </Part>
          <Part title={t('taping.conditions')}>
            <ConditionAnswers conditions={tapingConditions} answers={taping.conditions} onChange={(conditions) => set({ conditions })} />
          </Part>
          <Patch taping={taping} onChange={set} />
        </>
      )}
      <TapeParts taping={taping} onChange={set} />
      <TapeWear taping={taping} onChange={set} />
      <Response taping={taping} onChange={set} />
      <TapePhotos form={form} taping={taping} onChange={(photos) => set({ photos })} />
      <Fields>
        <YesNoAnswer label={t('taping.taughtToSelf')} answer={taping.taughtToSelf} onChange={(taughtToSelf) => set({ taughtToSelf })} />
        <ClinicianFields label={t('form.operator')} value={taping.operator} onChange={(operator) => set({ operator })} />
      </Fields>
      <LongText label={t('form.note')} value={taping.note} onChange={(note) => set({ note })} />
    </FormFrame>
  );
}

const emptyLift = { heightMm: null, bothShoes: { none: 'not-asked' } } as const satisfies Taping['lift'];

type PartProps = { readonly taping: Taping; readonly onChange: (part: Partial<Taping>) => void };

function Patch({ taping: { testPatch }, onChange }: PartProps) {
  const { t } = useTranslation('treatment');
  return (
    <Part title={t('taping.testPatch')}>
      <Fields>
        <AnswerOf
          label={t('taping.testPatch')}
          values={patchResults}
          words={(each) => t(`taping.patch.${each}`)}
          answer={'given' in testPatch ? given(testPatch.given.result) : testPatch}
          onChange={(answer) =>
            onChange({
              testPatch:
                'given' in answer
                  ? given({ at: 'given' in testPatch ? testPatch.given.at : new Date().toISOString(), result: answer.given })
                  : answer,
            })
          }
        />
        {'given' in testPatch && (
          <Instant
            label={t('taping.patchAt')}
            value={testPatch.given.at}
            onChange={(at) => onChange({ testPatch: given({ ...testPatch.given, at }) })}
          />
        )}
      </Fields>
    </Part>
  );
}

function Response({ taping: { response }, onChange }: PartProps) {
  const { t } = useTranslation('treatment');
  const verdict = tapeResponse(response);
  return (
    <Part title={t('taping.response')}>
      {(['before', 'after'] as const).map((when) => (
        <fieldset key={when} className={classes['fields']} aria-label={t(when === 'before' ? 'taping.without' : 'taping.with')}>
          <Text size="sm" fw={600} mt="xs">
            {t(when === 'before' ? 'taping.without' : 'taping.with')}
          </Text>
          <Fields>
            <AnswerOf
              label={t('taping.task')}
              values={responseTasks}
              words={(each) => t(`taping.tasks.${each}`)}
              answer={response[when].task}
              onChange={(task) => onChange({ response: { ...response, [when]: { ...response[when], task } } })}
            />
            <TenAnswer
              label={t('taping.taskPain')}
              answer={response[when].pain}
              onChange={(pain) => onChange({ response: { ...response, [when]: { ...response[when], pain } } })}
            />
          </Fields>
        </fieldset>
      ))}
      <Text mt="xs" data-testid="tape-response">
        {verdict.verdict === 'not-judged'
          ? t(`numbers.reason.${verdict.reason}`)
          : t(`taping.verdict.${verdict.verdict}`, { fall: plainNumber(verdict.fall) })}
      </Text>
    </Part>
  );
}
