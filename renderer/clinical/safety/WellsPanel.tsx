import { Group, Radio, SimpleGrid, Text, Textarea, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import { answerIn } from '#core/clinical/redFlags/facts.ts';
import type { Screening } from '#core/clinical/redFlags/screening.ts';
import { alternativeSchema, type WellsScore, wellsScore, wellsSource } from '#core/clinical/redFlags/wells.ts';
import { wellsQuestions } from '#core/clinical/redFlags/wellsItems.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { AnswerRow } from './AnswerRow.tsx';
import classes from './Safety.module.css';
import { answered } from './screenKeys.ts';

type Props = { readonly screening: Screening; readonly disabled: boolean; readonly onScreening: (screening: Screening) => void };

/** The Wells score of the leg: its items, both calves, and the result without and with its minus two. */
export function WellsPanel({ screening, disabled, onScreening }: Props) {
  const { t } = useTranslation('safety');
  const wells = wellsScore((key) => answerIn(screening, key) ?? notAsked, screening.alternative);
  const girths = screening.girths ?? { leftCm: null, rightCm: null };
  const measure = (change: Partial<typeof girths>) => {
    const next = { ...girths, ...change };
    onScreening({ ...screening, girths: next.leftCm === null && next.rightCm === null ? null : next });
  };
  return (
    <section aria-label={t('wells.title')}>
      <Title order={4} mt="sm">
        {t('wells.title')}
      </Title>
      {wellsQuestions.map(({ key, asks }) => (
        <AnswerRow
          key={key}
          asks={asks}
          answer={answerIn(screening, key)}
          needed={false}
          disabled={disabled}
          onAnswer={(answer) => onScreening({ ...screening, answers: answered(screening.answers, key, answer) })}
        />
      ))}
      <SimpleGrid cols={2} mt="xs">
        <NumberField
          label={t('wells.girth.left')}
          value={girths.leftCm}
          from={10}
          to={100}
          disabled={disabled}
          rangeWords={t('wells.girthRange')}
          onNumber={(cm) => measure({ leftCm: toTenths(cm) })}
        />
        <NumberField
          label={t('wells.girth.right')}
          value={girths.rightCm}
          from={10}
          to={100}
          disabled={disabled}
          rangeWords={t('wells.girthRange')}
          onNumber={(cm) => measure({ rightCm: toTenths(cm) })}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t('wells.girthHelp')}
      </Text>
      <AlternativeField screening={screening} disabled={disabled} onScreening={onScreening} />
      <div className={classes['scores']} role="status">
        <Score title={t('wells.without')} score={wells.without} />
        {wells.with === null ? (
          <div>
            <Text fw={600}>{t('wells.with')}</Text>
            <Text>{wells.minusTwo.used ? '' : t(`wells.notUsed.${wells.minusTwo.why}`)}</Text>
          </div>
        ) : (
          <Score title={t('wells.with')} score={wells.with} />
        )}
      </div>
      {wells.unanswered.length > 0 && <Text size="sm">{t('wells.unanswered', { count: wells.unanswered.length })}</Text>}
      <Text size="sm" fw={600}>
        {t('wells.warning', { source: wellsSource.words })}
      </Text>
    </section>
  );
}

/** A tape measure reads to the millimetre: what is typed finer is rounded to it. */
const toTenths = (cm: number | null): number | null => (cm === null ? null : Math.round(cm * 10) / 10);

function Score({ title, score: { least, most, verdict } }: { readonly title: string; readonly score: WellsScore }) {
  const { t } = useTranslation('safety');
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <Text>
        {least === most ? t('wells.score', { points: least }) : t('wells.range', { least, most })}, {t(`wells.verdicts.${verdict}`)}
      </Text>
    </div>
  );
}

const kept = (screening: Screening) => ('given' in screening.alternative ? screening.alternative.given : null);

/** Whether something else is as likely; "yes" is kept only with its reason. */
function AlternativeField({ screening, disabled, onScreening }: Props) {
  const { t } = useTranslation('safety');
  const now = kept(screening);
  const [likely, setLikely] = useState(now?.likely ?? null);
  const [reason, setReason] = useState(now?.likely === 'yes' ? now.reason : '');
  const stored = now?.likely ?? null;
  useEffect(() => {
    if (stored !== null) setLikely(stored);
  }, [stored]);
  const take = (nextLikely: typeof likely, nextReason: string) => {
    setLikely(nextLikely);
    setReason(nextReason);
    const parsed = alternativeSchema.safeParse(nextLikely === 'yes' ? { likely: 'yes', reason: nextReason } : { likely: nextLikely });
    const alternative = parsed.success ? { given: parsed.data } : notAsked;
    onScreening({ ...screening, alternative });
  };
  const enough = alternativeSchema.safeParse({ likely: 'yes', reason }).success;
  return (
    <>
      <Radio.Group
        label={t('wells.alternative')}
        value={likely}
        mt="sm"
        onChange={(value) => take((['yes', 'no', 'unknown'] as const).find((one) => one === value) ?? null, reason)}
      >
        <Group mt="xs">
          {(['yes', 'no', 'unknown'] as const).map((one) => (
            <Radio key={one} value={one} disabled={disabled} label={t(`wells.alternatives.${one}`)} />
          ))}
        </Group>
      </Radio.Group>
      {likely === 'yes' && (
        <Textarea
          label={t('wells.why')}
          value={reason}
          disabled={disabled}
          error={enough ? undefined : t('wells.whyNeeded')}
          onChange={(event) => take('yes', event.currentTarget.value)}
        />
      )}
    </>
  );
}
