import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { call } from '../../link.ts';
import { readKey } from '../../ui/data/reads.ts';
import { recentPatients } from '../../ui/recent.ts';
import { birthDay, fullName } from '../../ui/words.ts';

/** The patients opened last on this computer; those removed since are left out. */
export function RecentPatients() {
  const { t } = useTranslation('patients');
  const [ids] = useState(recentPatients);
  const found = useQueries({
    queries: ids.map((id) => ({ queryKey: readKey('patients.get', { id }), queryFn: () => call('patients.get', { id }), retry: false })),
  });
  const patients = found.flatMap(({ data }) => (data && data.removedAt === null ? [data] : []));
  if (patients.length === 0) return null;
  return (
    <Paper p="lg">
      <Title order={2} mb="xs">
        {t('recent')}
      </Title>
      <Stack gap={4}>
        {patients.map((patient) => (
          <Button
            key={patient.id}
            component={Link}
            href={`/patients/${patient.id}`}
            variant="subtle"
            justify="space-between"
            rightSection={
              <Text size="sm" c="dimmed">
                {birthDay(patient)}
              </Text>
            }
          >
            {fullName(patient)}
          </Button>
        ))}
      </Stack>
    </Paper>
  );
}
