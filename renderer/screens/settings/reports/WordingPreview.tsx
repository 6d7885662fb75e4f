import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { patientReadingAge, readabilityOf } from '#core/report/readability.ts';
import { type ReportTemplate, wordingOf } from '#core/report/template.ts';
import { filled, placesIn, placesOf, type WordingKey } from '#core/report/wording.ts';
import { keysOf, sampleOf, type WordingGroup } from './wordingGroups.ts';

type Props = { readonly group: WordingGroup; readonly template: ReportTemplate };

/** A text with invented values; as it stands while it names something that cannot be filled in. */
function shown(template: ReportTemplate, key: WordingKey): string {
  const text = wordingOf(template)[key];
  return placesIn(text).every((place) => placesOf(key).includes(place)) ? filled(text, sampleOf(key)) : text;
}

/** A part of the page as a patient reads it, and how old a reader has to be. */
export function WordingPreview({ group, template }: Props) {
  const { t } = useTranslation('settings');
  const texts = keysOf(group).map((key) => ({ key, text: shown(template, key) }));
  const years = Math.max(6, Math.round(readabilityOf(texts.map(({ text }) => text).join('\n')).age ?? 0));
  return (
    <Paper p="sm" component="section" aria-label={`${t('reports.preview')}: ${t(`reports.groups.${group}`)}`}>
      <Stack gap={4}>
        <Text size="sm" c="dimmed">
          {t('reports.preview')}. {t('reports.previewExplain')}
        </Text>
        {texts.map(({ key, text }) =>
          key.endsWith('Heading') || key.endsWith('Title') ? (
            <Title key={key} order={4}>
              {text}
            </Title>
          ) : (
            <Text key={key}>{text}</Text>
          ),
        )}
        <Text size="sm" c="dimmed" role="status">
          {years > patientReadingAge ? t('reports.tooHard', { years, wanted: patientReadingAge }) : t('reports.age', { years })}
        </Text>
      </Stack>
    </Paper>
  );
}
