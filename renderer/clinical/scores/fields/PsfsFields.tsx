import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { FieldsProps } from '../types.ts';

const most = 5;

/** Three to five activities of the patient's own, each rated. */
export function PsfsFields({ input, onInput, onLeave }: FieldsProps<'psfs'>) {
  const { t } = useTranslation('scores');
  const [name, setName] = useState('');
  const { activities } = input;
  const typed = name.trim();
  const twice = activities.some((each) => each.name.trim().toLowerCase() === typed.toLowerCase());
  const add = (): void => {
    if (typed === '' || twice) return;
    onInput({ activities: [...activities, { name: typed, rating: notAsked }] });
    setName('');
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('field.activityHint')}
      </Text>
      {activities.map((activity) => (
        <Group key={activity.name} align="flex-start">
          <NumberAnswer
            label={activity.name}
            range={{ from: 0, to: 10, unit: '', decimals: 0 }}
            answer={activity.rating}
            onAnswer={(rating) => onInput({ activities: activities.map((each) => (each === activity ? { ...each, rating } : each)) })}
            onLeave={onLeave}
          />
          <Button variant="subtle" color="gray" onClick={() => onInput({ activities: activities.filter((each) => each !== activity) })}>
            {t('field.removeActivity', { name: activity.name })}
          </Button>
        </Group>
      ))}
      {activities.length < most && (
        <Group align="flex-end">
          <TextInput
            label={t('field.newActivity')}
            value={name}
            maxLength={120}
            error={twice && typed !== '' ? t('field.activityTwice') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <Button variant="default" disabled={typed === '' || twice} onClick={add}>
            {t('field.addActivity')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
