import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimpleCriterion } from '#core/plan/criterion.ts';
import type { Exercise } from '#core/plan/exercise.ts';
import { type CriterionKind, criterionKinds, freshCriterion } from '#core/plan/fresh.ts';

type Props = {
  /** What the button says. */
  readonly label: string;
  /** Names the list that it goes into. */
  readonly where: string;
  readonly exercises: readonly Exercise[];
  readonly onAdd: (criterion: SimpleCriterion) => void;
};

const ofAnExercise: readonly CriterionKind[] = ['completed', 'load-rising'];

/** Adds a criterion: in words that the clinician judges, or of a kind that Soleus looks up in the record. */
export function AddCriterion({ label, where, exercises, onAdd }: Props) {
  const { t } = useTranslation('plan');
  const [kind, setKind] = useState<CriterionKind>('judged');
  const [words, setWords] = useState('');
  const [wanting, want] = useState(false);
  const [first] = exercises;
  const kinds = criterionKinds.filter((each) => first !== undefined || !ofAnExercise.includes(each));
  const add = (): void => {
    const lacking = kind === 'judged' && words.trim() === '';
    want(lacking);
    if (lacking) return;
    onAdd(freshCriterion(kind, crypto.randomUUID(), { words: words.trim(), exercise: first?.id ?? '' }));
    setWords('');
  };
  return (
    <Group
      component="form"
      align="flex-end"
      gap="sm"
      mt="sm"
      aria-label={`${label}: ${where}`}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <NativeSelect
        size="md"
        label={t('limit.kind')}
        value={kind}
        data={kinds.map((each) => ({ value: each as string, label: t(`limit.kinds.${each}`) }))}
        onChange={(event) => setKind(kinds.find((each) => each === event.currentTarget.value) ?? 'judged')}
      />
      {kind === 'judged' && (
        <TextInput
          flex={1}
          miw={200}
          label={t('limit.words')}
          maxLength={300}
          autoComplete="off"
          value={words}
          error={wanting && words.trim() === '' ? t('limit.wordsNeeded') : undefined}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <Button type="submit" variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
        {label}
      </Button>
    </Group>
  );
}
