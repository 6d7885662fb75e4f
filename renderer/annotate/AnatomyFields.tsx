import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Anatomy, conventions, joints, planes, type Shape, sides } from '#core/annotation/records.ts';

type Anatomic = Extract<Shape, { anatomy: Anatomy | null }>;
type Props = { readonly shape: Anatomic; readonly onChange: (shape: Shape) => void };

const bare: Anatomy = { joint: null, side: null, plane: null, convention: 'unsigned' };
const jointReadings = ['interior', 'reflex', 'supplement'] as const;
const lineReadings = ['acute', 'obtuse', 'directed'] as const;
const among = <T extends string>(all: readonly T[], value: string | null): T | null => all.find((one) => one === value) ?? null;

/** What is measured, in the clinic's words: they decide the sign and stand in the table and the report. */
export function AnatomyFields({ shape, onChange }: Props) {
  const { t } = useTranslation('annotate');
  const anatomy = shape.anatomy ?? bare;
  const set = (part: Partial<Anatomy>) => onChange({ ...shape, anatomy: { ...anatomy, ...part } });
  return (
    <>
      {(shape.kind === 'angle' || shape.kind === 'goniometer') && (
        <Select
          label={t('inspector.reading')}
          allowDeselect={false}
          data={jointReadings.map((value) => ({ value, label: t(`inspector.readings.${value}`) }))}
          value={shape.reading}
          onChange={(value) => onChange({ ...shape, reading: among(jointReadings, value) ?? shape.reading })}
        />
      )}
      {shape.kind === 'angle-lines' && (
        <Select
          label={t('inspector.reading')}
          allowDeselect={false}
          data={lineReadings.map((value) => ({ value, label: t(`inspector.readings.${value}`) }))}
          value={shape.reading}
          onChange={(value) => onChange({ ...shape, reading: among(lineReadings, value) ?? shape.reading })}
        />
      )}
      <Group grow gap="xs">
        <Select
          label={t('inspector.joint')}
          clearable
          data={joints.map((value) => ({ value, label: t(`inspector.joints.${value}`) }))}
          value={anatomy.joint}
          onChange={(value) => set({ joint: among(joints, value) })}
        />
        <Select
          label={t('inspector.side')}
          clearable
          data={sides.map((value) => ({ value, label: t(`inspector.sides.${value}`) }))}
          value={anatomy.side}
          onChange={(value) => set({ side: among(sides, value) })}
        />
      </Group>
      <Group grow gap="xs">
        <Select
          label={t('inspector.plane')}
          clearable
          data={planes.map((value) => ({ value, label: t(`inspector.planes.${value}`) }))}
          value={anatomy.plane}
          onChange={(value) => set({ plane: among(planes, value) })}
        />
        <Select
          label={t('inspector.convention')}
          allowDeselect={false}
          data={conventions.map((value) => ({ value, label: t(`inspector.conventions.${value}`) }))}
          value={anatomy.convention}
          onChange={(value) => set({ convention: among(conventions, value) ?? anatomy.convention })}
        />
      </Group>
    </>
  );
}
