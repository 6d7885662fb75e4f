import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clinicianSource } from '#core/plan/amount.ts';
import type { Dose } from '#core/plan/prescription.ts';

type Tempo = Extract<Dose, { kind: 'reps' }>['tempo'];

const textOf = (tempo: Tempo): string => (tempo === null ? '' : [tempo.up, tempo.hold, tempo.down].join(' '));

/** Seconds up, held and down: three numbers of 0 to 60, by blank or hyphen. Null for anything else. */
export function readTempo(text: string): { readonly up: number; readonly hold: number; readonly down: number } | null {
  const parts = text
    .trim()
    .split(/[\s-]+/)
    .map((part) => Number(part.replace(',', '.')));
  const [up, hold, down] = parts;
  const fits = parts.length === 3 && parts.every((n) => n >= 0 && n <= 60);
  return fits && up !== undefined && hold !== undefined && down !== undefined ? { up, hold, down } : null;
}

type Props = { readonly tempo: Tempo; readonly onTempo: (tempo: Tempo) => void };

/** The tempo in one field, as it is spoken: '3 0 3'. Empty: none is asked for. */
export function TempoFields({ tempo, onTempo }: Props) {
  const { t } = useTranslation('plan');
  const stored = textOf(tempo);
  const [text, setText] = useState(stored);
  useEffect(() => {
    setText((now) => {
      const read = readTempo(now);
      // As it was typed, while it says the same.
      return read !== null && textOf({ ...read, source: '' }) === stored ? now : stored;
    });
  }, [stored]);
  const wrong = text.trim() !== '' && readTempo(text) === null;
  return (
    <TextInput
      label={t('entry.tempo')}
      placeholder={t('entry.tempoHint')}
      autoComplete="off"
      value={text}
      error={wrong ? t('entry.tempoWrong') : undefined}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const read = readTempo(typed);
        if (read !== null) onTempo({ ...read, source: clinicianSource });
        else if (typed.trim() === '') onTempo(null);
      }}
    />
  );
}
