import { Paper, Stack, Textarea, Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#core/clinical/answer.ts';
import type { Intake, IntakeSection } from '#core/clinical/intake/intake.ts';
import type { PainMark } from '#core/clinical/intake/painMap.ts';
import type { AnswerProps } from '../answer/types.ts';
import { intakeFields } from './fields.tsx';
import type { AskedSection, Draw, Place } from './fieldTypes.ts';
import type { Beside } from './lastIntake.ts';
import { PainMap } from './PainMap.tsx';
import { headingId } from './sectionHeadings.ts';

type Section = Intake[IntakeSection];

type Props = {
  readonly name: IntakeSection;
  readonly section: Section;
  readonly beside: Beside;
  /** The same function at each drawing: only a section that changed is drawn again. */
  readonly onSection: (name: IntakeSection, section: unknown) => void;
  readonly onLeave: () => void;
};

const askedSection = (name: Exclude<IntakeSection, 'painMap'>): AskedSection =>
  name === 'examLeft' || name === 'examRight' ? 'exam' : name;

/** The fields of a section with their controls. The table's own type has each control fit its field; by name they are drawn as any. */
const fieldsOf = (section: AskedSection) => Object.entries(intakeFields[section]) as unknown as readonly [string, Draw<unknown>][];

/** One section of the intake, with free text below the whole. */
export const SectionCard = memo(function SectionCard({ name, section, beside, onSection, onLeave }: Props) {
  const { t } = useTranslation('intake');
  const title = t(`sections.${name}`);
  const answers: Readonly<Record<string, Answer<unknown>>> = section.answers;
  const { remarks, note } = section;
  const propsOf = (field: string, label: string, answer: Answer<unknown>): AnswerProps<unknown> => {
    const place = `${name}.${field}`;
    const carried = beside.carried.get(place);
    return {
      label,
      answer,
      onAnswer: (next) => onSection(name, { ...section, answers: { ...answers, [field]: next } }),
      onLeave,
      remark: {
        text: remarks[field] ?? '',
        onText: (text) => {
          const { [field]: _, ...others } = remarks;
          onSection(name, { ...section, remarks: text === '' ? others : { ...others, [field]: text } });
        },
      },
      was: beside.was.get(place),
      carried: carried !== undefined && JSON.stringify(carried) === JSON.stringify(answer),
    };
  };
  return (
    <Paper p="lg" component="section" aria-labelledby={headingId(name)}>
      <Stack gap="sm">
        <Title order={2} id={headingId(name)} tabIndex={-1}>
          {title}
        </Title>
        {name === 'painMap' ? (
          <PainMap {...(propsOf('marks', t('chart.marks'), answers['marks'] ?? { none: 'not-asked' }) as AnswerProps<PainMark[]>)} />
        ) : (
          fieldsOf(askedSection(name)).map(([field, draw]) => {
            const place = `${askedSection(name)}.${field}` as Place;
            return <div key={field}>{draw(propsOf(field, t(`fields.${place}`), answers[field] ?? { none: 'not-asked' }))}</div>;
          })
        )}
        <Textarea
          label={t('note', { section: title })}
          minRows={1}
          maxRows={12}
          maxLength={20_000}
          value={note}
          onChange={(event) => onSection(name, { ...section, note: event.currentTarget.value })}
          onBlur={onLeave}
        />
      </Stack>
    </Paper>
  );
});
