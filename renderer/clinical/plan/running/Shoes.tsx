import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import { type DropChange, dropChanges, shoeUse } from '#core/plan/running/shoes.ts';
import type { StoredRun, StoredShoe } from '#core/plan/stored.ts';
import { call } from '../../../link.ts';
import { reportFailure } from '../../../ui/failures.ts';
import { sayWithUndo } from '../../../ui/notify.tsx';
import { dayInWords } from '../../../ui/words.ts';
import { ShoeFields } from './ShoeFields.tsx';

type Props = { readonly patientId: string; readonly shoes: readonly StoredShoe[]; readonly runs: readonly StoredRun[] };

/** The shoe log: each pair with how far it has been run, and where the drop changed. */
export function Shoes({ patientId, shoes, runs }: Props) {
  const { t } = useTranslation('plan');
  const [all, done] = [shoes.map(({ details }) => details), runs.map(({ details }) => details)];
  const use = shoeUse(all, done);
  const changes = dropChanges(all, done);
  const add = (): void => {
    const details = {
      name: t('shoes.fresh'),
      dropMm: notAsked,
      stackMm: notAsked,
      kmBefore: notAsked,
      since: notAsked,
      retiredOn: null,
      note: '',
    };
    call('shoes.create', { patientId, details }).catch(reportFailure);
  };
  const remove = async ({ details: { id, name } }: StoredShoe): Promise<void> => {
    try {
      await call('shoes.remove', { id });
      sayWithUndo(t('shoes.removed', { name }), () => call('shoes.restore', { id }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Paper p="md" component="section" aria-label={t('shoes.title')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{t('shoes.title')}</Title>
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
            {t('shoes.add')}
          </Button>
        </Group>
        {shoes.length === 0 && <Text c="dimmed">{t('shoes.none')}</Text>}
        {shoes.map((shoe) => (
          <ShoeFields
            key={shoe.details.id}
            shoe={shoe}
            use={use.find((one) => one.shoe.id === shoe.details.id) ?? null}
            onRemove={() => void remove(shoe)}
          />
        ))}
        {changes.length > 0 && (
          <>
            <Title order={3}>{t('shoes.drops')}</Title>
            <List>
              {changes.map((change) => (
                <List.Item key={`${change.day} ${change.to.id}`}>
                  <DropLine change={change} />
                </List.Item>
              ))}
            </List>
          </>
        )}
      </Stack>
    </Paper>
  );
}

function DropLine({ change: { day, from, to, deltaMm } }: { readonly change: DropChange }) {
  const { t } = useTranslation('plan');
  const delta = deltaMm === null ? t('shoes.unknown') : t(deltaMm < 0 ? 'shoes.lower' : 'shoes.higher', { mm: Math.abs(deltaMm) });
  return t('shoes.dropChange', { day: dayInWords(day), from: from.name, to: to.name, delta });
}
