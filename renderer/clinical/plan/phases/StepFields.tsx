import { ActionIcon, Button, Group, NativeSelect, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clinicianSource } from '#core/plan/amount.ts';
import { type Prescription, variables } from '#core/plan/prescription.ts';
import classes from '../Plan.module.css';
import { RangeField } from '../RangeField.tsx';

type Step = Prescription['progressions'][number];
type Variable = Step['variable'];

/** Fewer repetitions that can be lifted are more load. */
const isFewer = (variable: Variable): boolean => variable === 'rm';
/** A step as it is typed, without a sign: 2 to 3 fewer is kept as -3 to -2. */
const turned = ({ from, to }: Step['by']): Step['by'] => ({ from: -to, to: -from, source: clinicianSource });
const typed = ({ variable, by }: Step): Step['by'] => (isFewer(variable) ? turned(by) : by);

/** A level is climbed by the ladder itself. */
const offered = variables.filter((variable) => variable !== 'level');

type Props = { readonly steps: readonly Step[]; readonly onSteps: (field: string, steps: readonly Step[]) => void };

/** What a suggestion may make harder of one entry, and by how much. */
export function StepFields({ steps, onSteps }: Props) {
  const { t } = useTranslation('plan');
  const set = (at: number, variable: Variable, by: Step['by']): void =>
    onSteps(`step ${at}`, steps.with(at, { variable, by: isFewer(variable) ? turned(by) : by }));
  return (
    <details>
      <summary>{t('harder.title', { count: steps.length })}</summary>
      <Text size="sm">{t('harder.explain')}</Text>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
        <Group key={at} gap="sm" align="flex-end" mt={6}>
          <NativeSelect
            size="md"
            label={t('harder.what')}
            value={step.variable}
            data={offered.map((variable) => ({ value: variable, label: t(`harder.variables.${variable}`) }))}
            onChange={(event) => {
              const variable = offered.find((each) => each === event.currentTarget.value);
              if (variable !== undefined) set(at, variable, typed(step));
            }}
          />
          <RangeField
            label={t('harder.by')}
            w={150}
            value={typed(step)}
            least={0.5}
            most={500}
            whole={false}
            onAmount={(by) => by !== null && set(at, step.variable, by)}
          />
          <Tooltip label={t('harder.remove')}>
            <ActionIcon aria-label={t('harder.remove')} onClick={() => onSteps(`remove step ${at}`, steps.toSpliced(at, 1))}>
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      ))}
      {steps.length < 10 && (
        <Button
          size="sm"
          mt="sm"
          variant="default"
          className={classes['wide'] ?? ''}
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() =>
            onSteps(`add step ${steps.length}`, [...steps, { variable: 'reps', by: { from: 1, to: 1, source: clinicianSource } }])
          }
        >
          {t('harder.add')}
        </Button>
      )}
    </details>
  );
}
