import { Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { painKinds, painWindows } from '#core/clinical/outcomes/pain.ts';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { FieldsProps } from '../types.ts';
import { Labelled } from './Labelled.tsx';

type Asked = Pick<FieldsProps<'nprs'>['input'], 'kind' | 'task' | 'window'>;
type AskedProps = { readonly asked: Asked; readonly onAsked: (asked: Asked) => void; readonly onLeave: () => void };

/** The times that a kind of pain can be asked about. */
const windowsOf = (kind: Asked['kind']): readonly Asked['window'][] => {
  if (kind === 'now') return ['this-moment'];
  return painWindows.filter((each) => each !== 'this-moment' && (kind === 'with-task' || each !== 'during-task'));
};

/** Which pain is meant: a rating without it means nothing. What does not go together cannot be chosen together. */
function AskedFields({ asked, onAsked, onLeave }: AskedProps) {
  const { t } = useTranslation('scores');
  const windows = windowsOf(asked.kind);
  return (
    <>
      <Labelled
        label={t('field.painKind')}
        values={painKinds}
        words={(kind) => t(`field.painKinds.${kind}`)}
        value={asked.kind}
        onChoose={(kind) => {
          const allowed = windowsOf(kind);
          const usual = kind === 'with-task' ? 'during-task' : kind === 'now' ? 'this-moment' : 'last-7-days';
          const task = kind === 'with-task' ? (asked.task ?? '') : null;
          onAsked({ kind, task, window: allowed.includes(asked.window) && asked.kind !== 'now' ? asked.window : usual });
        }}
      />
      {asked.task !== null && (
        <TextInput
          label={t('field.task')}
          description={t('field.taskHint')}
          maw={420}
          maxLength={200}
          value={asked.task}
          onChange={(event) => onAsked({ ...asked, task: event.currentTarget.value })}
          onBlur={onLeave}
        />
      )}
      <Labelled
        label={t('field.window')}
        values={windows}
        words={(each) => t(`field.windows.${each}`)}
        value={asked.window}
        onChoose={(window) => onAsked({ ...asked, window })}
      />
    </>
  );
}

/** Pain as a whole number, 0 to 10. */
export function NprsFields({ input, onInput, onLeave }: FieldsProps<'nprs'>) {
  const { t } = useTranslation('scores');
  return (
    <Stack gap="sm">
      <AskedFields asked={input} onAsked={(asked) => onInput({ ...input, ...asked })} onLeave={onLeave} />
      <NumberAnswer
        label={t('field.rating')}
        range={{ from: 0, to: 10, unit: '', decimals: 0 }}
        answer={input.rating}
        onAnswer={(rating) => onInput({ ...input, rating })}
        onLeave={onLeave}
      />
    </Stack>
  );
}

/** Pain in millimetres of a line of 100. */
export function VasFields({ input, onInput, onLeave }: FieldsProps<'vas'>) {
  const { t } = useTranslation('scores');
  return (
    <Stack gap="sm">
      <AskedFields asked={input} onAsked={(asked) => onInput({ ...input, ...asked })} onLeave={onLeave} />
      <NumberAnswer
        label={t('field.mm')}
        range={{ from: 0, to: 100, unit: t('unit.mm') }}
        answer={input.mm}
        onAnswer={(mm) => onInput({ ...input, mm })}
        onLeave={onLeave}
      />
    </Stack>
  );
}
