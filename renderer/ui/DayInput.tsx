import { Button, Group, Text, TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseBirthDate, today } from './birthDate.ts';
import { ageAt, dayInWords } from './words.ts';

type Props = {
  readonly label: string;
  /** YYYY-MM-DD, or null when not known. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly onBlur?: () => void;
  /** Says how old someone born then is. */
  readonly withAge?: boolean;
  /** The last day that may be typed; today where left out. */
  readonly latest?: string;
  /** Said of what is no such day, in place of the words for a day that was. */
  readonly unreadable?: string;
  /** Writes the day in words once the field is left, where it could be read in one way only. */
  readonly tidies?: boolean;
  readonly inputProps?: TextInputProps;
};

/** A day, such as a birth date, typed in any order, with what was understood below it and the other reading one click away. */
export function DayInput({
  label,
  value,
  onChange,
  onBlur,
  withAge = false,
  latest = today(),
  unreadable: wrongDay,
  tidies = false,
  inputProps,
}: Props) {
  const { t } = useTranslation('patients');
  const [text, setText] = useState(value === null ? '' : dayInWords(value));
  const field = useRef<HTMLInputElement>(null);
  const typed = parseBirthDate(text, latest);
  const unreadable = text.trim() !== '' && typed === null;

  useEffect(() => {
    setText((now) =>
      (parseBirthDate(now, latest)?.day ?? null) === value || (value === null && now.trim() !== '')
        ? now
        : value === null
          ? ''
          : dayInWords(value),
    );
  }, [value, latest]);

  const take = (next: string) => {
    setText(next);
    const read = parseBirthDate(next, latest);
    if (read) onChange(read.day);
    else if (next.trim() === '') onChange(null);
  };
  const age = typed && withAge ? ageAt(typed.day, new Date()) : null;
  return (
    <div>
      <TextInput
        ref={field}
        label={label}
        placeholder={t('details.birthDateExample')}
        value={text}
        autoComplete="off"
        onChange={(event) => take(event.currentTarget.value)}
        onBlur={() => {
          if (tidies && typed !== null && typed.other === null) setText(dayInWords(typed.day));
          onBlur?.();
        }}
        error={unreadable ? (wrongDay ?? t('details.birthDateUnreadable')) : undefined}
        {...inputProps}
      />
      {typed && (withAge || typed.other !== null) && (
        <Group gap="xs" mih={34}>
          <Text size="sm" c="dimmed" aria-live="polite">
            {dayInWords(typed.day)}
            {age === null ? '' : `, ${t('age', { count: age })}`}
          </Text>
          {typed.other !== null && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                if (typed.other !== null) take(dayInWords(typed.other));
                // The button goes with the other reading.
                field.current?.focus();
              }}
            >
              {t('details.orDay', { day: dayInWords(typed.other) })}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
