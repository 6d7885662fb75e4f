import { ActionIcon, Alert, Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rollOf, scaleOf, solvePlane, verticalOf } from '#core/annotation/calibration.ts';
import { type Calibration, calibrationSchema } from '#core/annotation/records.ts';
import type { Draft } from '#core/annotation/tools/draft.ts';
import type { NotMeasurable } from '#core/domain/measured.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { calibrationInWords } from './calibrationWords.ts';
import type { Annotation } from './useAnnotation.ts';

const units = { mm: 1, cm: 10, m: 1000, in: 25.4 } as const;
type Unit = keyof typeof units;
const unitNames = Object.keys(units) as readonly Unit[];

/** What lengths and upright are measured against, where it comes from, and the question for a known size. */
export function CalibrationPanel({ annotation }: { readonly annotation: Annotation }) {
  const { t } = useTranslation('annotate');
  const { scene, host, pending } = annotation;
  const scale = scaleOf(scene.calibrations);
  const vertical = verticalOf(scene.calibrations);
  const { cameraPosition } = host.recording;
  return (
    <Stack gap="xs" component="section" aria-label={t('calibration.title')}>
      <Title order={2} size="h5">
        {t('calibration.title')}
      </Title>
      {pending !== null && <SizeQuestion key={pending.tool} annotation={annotation} draft={pending} />}
      {scale === null ? <Text size="sm">{t('calibration.none')}</Text> : <Line annotation={annotation} calibration={scale} />}
      {vertical === null ? <Text size="sm">{t('calibration.noVertical')}</Text> : <Line annotation={annotation} calibration={vertical} />}
      <Text size="sm" c="dimmed">
        {cameraPosition === '' ? t('calibration.alone') : t('calibration.shared', { position: cameraPosition })}
      </Text>
    </Stack>
  );
}

function Line({ annotation, calibration }: { readonly annotation: Annotation; readonly calibration: Calibration }) {
  const { t } = useTranslation('annotate');
  const { host } = annotation;
  const what = calibrationInWords(calibration, host.lengthUnit);
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" data-calibrated={calibration.kind}>
      <div>
        <Text size="sm" fw={600}>
          {what}
        </Text>
        {calibration.recordingId !== host.recording.id && <Text size="sm">{t('calibration.drawnElsewhere')}</Text>}
      </div>
      <ActionIcon
        variant="subtle"
        size={40}
        aria-label={t('calibration.remove', { what })}
        onClick={() => void host.edit(t('edits.uncalibrate'), [{ op: 'remove', record: calibration }])}
      >
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

/** Why a drawn calibration cannot be used; null when it can. */
function flawOf({ tool, points }: Draft): NotMeasurable | null {
  if (tool === 'calibration-plane') {
    const plane = solvePlane(points, 1, 1);
    return plane.ok ? null : plane.reason;
  }
  return rollOf(points) === null ? 'coincident-points' : null;
}

function SizeQuestion({ annotation, draft }: { readonly annotation: Annotation; readonly draft: Draft }) {
  const { t } = useTranslation(['annotate', 'common']);
  const { host, scene, setPending } = annotation;
  const [unit, setUnit] = useState<Unit>(host.lengthUnit);
  const [first, setFirst] = useState<number | null>(null);
  const [second, setSecond] = useState<number | null>(null);
  const flaw = flawOf(draft);
  const replaced = draft.tool === 'vertical-reference' ? verticalOf(scene.calibrations) : scaleOf(scene.calibrations);
  const made =
    flaw === null
      ? calibrationFrom(annotation, draft, first === null ? null : first * units[unit], second === null ? null : second * units[unit])
      : null;
  const save = () => {
    if (made === null) return;
    void host.edit(t('edits.calibrate'), [
      ...(replaced === null ? [] : [{ op: 'remove' as const, record: replaced }]),
      { op: 'add', record: made },
    ]);
    setPending(null);
  };
  const form = useRef<HTMLFormElement>(null);
  // The question can lie below the fold. It waits for the click that drew the last point, which takes the focus to the picture.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each drawing is a question of its own
  useEffect(() => {
    const soon = requestAnimationFrame(() => {
      form.current?.scrollIntoView({ block: 'nearest' });
      form.current?.querySelector<HTMLElement>('input:not([type=radio]), button:enabled')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(soon);
  }, [draft]);
  const field = (label: string, value: number | null, set: (value: number | null) => void) => (
    <NumberField label={label} value={value} onNumber={set} from={0.001} to={100000} rangeWords={t('calibration.range')} />
  );
  return (
    <Alert color={flaw === null ? 'pine' : 'red'} variant="light" title={t(`tools.${draft.tool}`)}>
      <form
        ref={form}
        style={{ scrollMargin: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="xs">
          {flaw !== null && <Text size="sm">{t(`reason.${flaw}`)}</Text>}
          {flaw === null && draft.tool !== 'vertical-reference' && (
            <>
              {field(t(draft.tool === 'calibration-plane' ? 'calibration.width' : 'calibration.length'), first, setFirst)}
              {draft.tool === 'calibration-plane' && field(t('calibration.height'), second, setSecond)}
              <SegmentedControl
                aria-label={t('calibration.unit')}
                data={unitNames.map((name) => ({ value: name, label: t(`calibration.${name}`) }))}
                value={unit}
                onChange={setUnit}
              />
            </>
          )}
          {replaced !== null && <Text size="sm">{t('calibration.replace')}</Text>}
          <Group gap="xs">
            <Button type="submit" disabled={made === null}>
              {t('calibration.save')}
            </Button>
            <Button variant="default" onClick={() => setPending(null)}>
              {t('common:cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Alert>
  );
}

/** The record for a drawn calibration; null while its sizes are missing. */
function calibrationFrom(
  { host }: Annotation,
  { tool, points }: Draft,
  firstMm: number | null,
  secondMm: number | null,
): Calibration | null {
  const { id, visitId, cameraPosition } = host.recording;
  const common = { type: 'calibration', id: crypto.randomUUID(), visitId, recordingId: id, frame: host.frame, cameraPosition, points };
  const fields =
    tool === 'vertical-reference'
      ? { kind: 'vertical' }
      : tool === 'calibration-line'
        ? { kind: 'line', lengthMm: firstMm }
        : { kind: 'plane', widthMm: firstMm, heightMm: secondMm };
  const parsed = calibrationSchema.safeParse({ ...common, ...fields });
  return parsed.success ? parsed.data : null;
}
