import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Mark } from '#core/timeline/laneLayout.ts';
import { limitWords } from './laneWords.ts';
import { daysOf } from './markDays.ts';
import { inOneLine, markWords } from './subjectWords.ts';
import classes from './Timeline.module.css';

/** What is known of the mark that is pointed at or gone to. It stands still below the chart and hides nothing. */
export function Details({ mark }: { readonly mark: Mark | null }) {
  const { t } = useTranslation('timeline');
  if (mark === null)
    return (
      <div className={classes['details']}>
        <Text c="dimmed">{t('hint')}</Text>
        <Text size="sm" c="dimmed">
          {t('keys')}
        </Text>
      </div>
    );
  const { name, more } = markWords(mark.items, daysOf);
  const [{ source, subject }] = mark.items;
  const where = source === null ? null : source.kind === 'plan' ? t(`where.${source.part}`) : t(`where.${source.kind}`);
  const limits = mark.items.length === 1 && subject.kind === 'score' ? limitWords(subject.series) : [];
  return (
    <div className={classes['details']} data-details={mark.id}>
      <Text fw={650}>{name}</Text>
      <Text size="sm">{inOneLine([...more, ...limits])}</Text>
      {mark.items.length === 1 && (
        <Text size="sm" c="dimmed">
          {where === null ? t('nowhere') : t('goTo', { where })}
        </Text>
      )}
    </div>
  );
}
