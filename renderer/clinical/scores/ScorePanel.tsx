import { Alert, List, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type OutcomeEntry, outcomeEntrySchema, scored } from '#core/clinical/outcomes/record.ts';
import { instrumentOf } from '#core/clinical/outcomes/table.ts';
import { missingWords, sourceWords, valueWords } from './scoreWords.ts';

/** The numbers of an entry as it is typed; what is incomplete has no number, and says what it lacks. */
export function ScorePanel({ entry }: { readonly entry: OutcomeEntry }) {
  const { t } = useTranslation('scores');
  const parsed = outcomeEntrySchema.safeParse(entry);
  const { cautions } = instrumentOf(entry.instrument);
  return (
    <Stack gap="xs" component="section" aria-label={t('score.title')}>
      <Title order={3}>{t('score.title')}</Title>
      {parsed.success ? (
        <Numbers entry={parsed.data} />
      ) : (
        <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t('score.wrong', { why: [...new Set(parsed.error.issues.map(({ message }) => message))].join(' ') })}
        </Alert>
      )}
      {cautions.length > 0 && (
        <details>
          <summary>{t('score.cautions')}</summary>
          <List size="sm">
            {cautions.map((caution) => (
              <List.Item key={caution.words}>{sourceWords(caution)}</List.Item>
            ))}
          </List>
        </details>
      )}
    </Stack>
  );
}

function Numbers({ entry }: { readonly entry: OutcomeEntry }) {
  const { t } = useTranslation(['scores', 'clinical']);
  const { derived } = scored(entry);
  return (
    <Table layout="fixed" aria-live="polite">
      <Table.Tbody>
        {derived.map(({ measure, unit, value, missing, rules }) => (
          <Table.Tr key={measure} data-measure={measure}>
            <Table.Th scope="row" w="40%">
              {t(`clinical:measures.${measure}`)}
            </Table.Th>
            <Table.Td>
              {value === null ? (
                <>
                  <Text fw={600} c="var(--soleus-warn)">
                    {t('score.incomplete')}
                  </Text>
                  <Text size="sm">{t('score.missing', { what: missingWords(missing) })}</Text>
                </>
              ) : (
                <Text fw={700} size="lg">
                  {valueWords(value, unit)}
                </Text>
              )}
              {rules.map((rule) => (
                <Text key={rule} size="sm" c="dimmed">
                  {t(`score.rules.${rule}`)}
                </Text>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
