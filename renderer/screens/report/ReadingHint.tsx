import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { patientReadingAge, readabilityOf } from '#core/report/readability.ts';

/** Fewer words than these tell nothing of how hard a text is. */
const fewestWords = 20;

/** How old a reader of a text has to be, and what helps where that is more than a patient's report asks for; nothing for a few words. */
export function ReadingHint({ text }: { readonly text: string }) {
  const { t } = useTranslation('report');
  const { words, age } = readabilityOf(text);
  if (age === null || words < fewestWords) return null;
  const years = Math.max(6, Math.round(age));
  return (
    <Text size="sm" c="dimmed" role="status">
      {years > patientReadingAge ? t('reading.hard', { years, wanted: patientReadingAge }) : t('reading.fine', { years })}
    </Text>
  );
}
