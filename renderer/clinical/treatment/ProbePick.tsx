import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Probe } from '#core/clinical/causeAndEffect/record.ts';
import type { FormOf } from '#core/clinical/form.ts';
import type { Recording } from '#core/domain/recording.ts';
import { clipWords, testWords } from './pairingWords.ts';

type Props = {
  readonly label: string;
  readonly value: Probe | null;
  readonly clips: readonly Recording[];
  readonly tests: readonly FormOf<'outcome'>[];
  /** The other end of the pairing: only what can be held against it is offered. Null offers everything. */
  readonly other: Probe | null;
  readonly onChange: (probe: Probe | null) => void;
};

const keyOf = (probe: Probe): string => (probe.kind === 'clip' ? probe.recordingId : probe.testId);

/** One end of a pairing: a clip of the visit, or a score that was taken at it. */
export function ProbePick({ label, value, clips, tests, other, onChange }: Props) {
  const { t } = useTranslation(['treatment', 'clinical']);
  const probes: readonly { readonly probe: Probe; readonly words: string }[] = [
    ...clips.map((clip) => ({ probe: { kind: 'clip', recordingId: clip.id } as const, words: clipWords(clip) })),
    ...tests.map((test) => ({ probe: { kind: 'test', testId: test.id } as const, words: testWords(test) })),
  ];
  const fits = (probe: Probe): boolean => other === null || (probe.kind === other.kind && keyOf(probe) !== keyOf(other));
  const offered = probes.filter(({ probe }) => fits(probe));
  const group = (kind: Probe['kind'], name: string) => {
    const items = offered.filter(({ probe }) => probe.kind === kind).map(({ probe, words }) => ({ value: keyOf(probe), label: words }));
    return items.length === 0 ? [] : [{ group: name, items }];
  };
  return (
    <NativeSelect
      size="md"
      maw={640}
      label={label}
      value={value === null ? '' : keyOf(value)}
      data={[{ value: '', label: t('form.choose') }, ...group('clip', t('effect.clips')), ...group('test', t('effect.tests'))]}
      onChange={(event) => onChange(offered.find(({ probe }) => keyOf(probe) === event.currentTarget.value)?.probe ?? null)}
    />
  );
}
