import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import { sayWithUndo } from '../../../ui/notify.tsx';
import { useLatest } from '../../../ui/useLatest.ts';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { FieldsProps } from '../types.ts';

const most = 5;

/** Three to five activities of the patient's own, each rated. */
export function PsfsFields({ input, onInput, onLeave }: FieldsProps<'psfs'>) {
  const { t } = useTranslation(['scores', 'common']);
  const [name, setName] = useState('');
  const { activities } = input;
  const typed = name.trim();
  const twice = activities.some((each) => each.name.trim().toLowerCase() === typed.toLowerCase());
  const latest = useLatest({ activities, onInput });
  const add = (): void => {
    if (typed === '' || twice) return;
    onInput({ activities: [...activities, { name: typed, rating: notAsked }] });
    setName('');
  };
  const remove = (gone: (typeof activities)[number]): void => {
    onInput({ activities: activities.filter((each) => each !== gone) });
    // What was rated or added in the meantime stays; a full list takes no more.
    sayWithUndo(t('common:removed', { what: gone.name }), async () => {
      const now = latest.current;
      if (now.activities.length < most && !now.activities.some(({ name: other }) => other === gone.name))
        now.onInput({ activities: [...now.activities, gone] });
    });
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
          <Button variant="subtle" color="gray" onClick={() => remove(activity)}>
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
