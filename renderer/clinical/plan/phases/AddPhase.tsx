import { Button, Group, Paper, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { freshPhase } from '#core/plan/fresh.ts';
import type { Phase } from '#core/plan/phase.ts';

type Props = { readonly isLadder: boolean; readonly onAdd: (phase: Phase) => void };

/** Writes a phase anew; it goes to the end and is moved from there. */
export function AddPhase({ isLadder, onAdd }: Props) {
  const { t } = useTranslation('plan');
  const [name, setName] = useState('');
  const [aim, setAim] = useState('');
  const [wanting, want] = useState(false);
  const add = (): void => {
    want(name.trim() === '' || aim.trim() === '');
    if (name.trim() === '' || aim.trim() === '') return;
    onAdd(freshPhase(crypto.randomUUID(), name.trim(), aim.trim()));
    setName('');
    setAim('');
  };
  const label = t(isLadder ? 'phase.addLevel' : 'phase.addPhase');
  return (
    <Paper p="md">
      <Group
        component="form"
        align="flex-end"
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextInput
          label={t('phase.freshName')}
          maxLength={80}
          autoComplete="off"
          value={name}
          error={wanting && name.trim() === '' ? t('phase.nameNeeded') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          flex={1}
          label={t('phase.aim')}
          maxLength={500}
          autoComplete="off"
          value={aim}
          error={wanting && aim.trim() === '' ? t('phase.aimNeeded') : undefined}
          onChange={(event) => setAim(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
          {label}
        </Button>
      </Group>
    </Paper>
  );
}
