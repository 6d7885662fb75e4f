import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, notAsked } from '#core/clinical/answer.ts';
import { type BodySide, bodySides } from '#core/clinical/site.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { sayWithUndo } from '../../ui/notify.tsx';
import { useLatest } from '../../ui/useLatest.ts';
import { dayInWords } from '../../ui/words.ts';
import { AnswerFrame } from '../answer/AnswerFrame.tsx';
import { EmptyRow } from '../answer/EmptyRow.tsx';
import { RadioRow } from '../answer/RadioRow.tsx';
import type { AnswerProps } from '../answer/types.ts';

export type SidedEvent = { what: string; side: BodySide; day: string | null };

/** What happened before, one line each with side and day; an empty list says that there was none. */
export function EventsAnswer({ onAnswer, whatLabel, ...frame }: AnswerProps<SidedEvent[]> & { readonly whatLabel: string }) {
  const { t } = useTranslation(['intake', 'clinical', 'common']);
  const [what, setWhat] = useState('');
  const [side, setSide] = useState<BodySide>('left');
  const [day, setDay] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const { answer, label } = frame;
  const events = 'given' in answer ? answer.given : [];
  const latest = useLatest({ events, onAnswer });
  const words = (event: SidedEvent): string =>
    [event.what, t(`clinical:sides.${event.side}`), event.day === null ? t('dayUnknown') : dayInWords(event.day)].join(', ');
  const add = (): void => {
    if (what.trim() === '') return;
    const event: SidedEvent = { what: what.trim(), side, day };
    // The same again is no second event.
    if (!events.some((each) => words(each) === words(event))) onAnswer(given([...events, event]));
    setWhat('');
    setDay(null);
    // The button is out of use now: the next one can be typed.
    first.current?.focus();
  };
  const onEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  const remove = (event: SidedEvent): void => {
    const left = events.filter((each) => each !== event);
    onAnswer(left.length === 0 ? notAsked : given(left));
    first.current?.focus();
    // What was written in the meantime stays.
    sayWithUndo(t('common:removed', { what: event.what }), async () => latest.current.onAnswer(given([...latest.current.events, event])));
  };
  return (
    <AnswerFrame {...frame}>
      <Stack gap="xs">
        {events.length > 0 && (
          <List spacing={4}>
            {events.map((event) => (
              <List.Item key={words(event)}>
                <Group gap="xs">
                  <Text>{words(event)}</Text>
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-md"
                    mih={36}
                    aria-label={t('removeEvent', { what: words(event) })}
                    onClick={() => remove(event)}
                  >
                    {t('common:remove')}
                  </Button>
                </Group>
              </List.Item>
            ))}
          </List>
        )}
        <Group align="flex-end" gap="sm">
          <TextInput
            ref={first}
            label={whatLabel}
            aria-label={`${label}: ${whatLabel}`}
            value={what}
            maxLength={200}
            onChange={(event) => setWhat(event.currentTarget.value)}
            onKeyDown={onEnter}
          />
          <RadioRow
            label={`${label}: ${t('clinical:side')}`}
            options={bodySides.map((value) => ({ value, words: t(`clinical:sides.${value}`) }))}
            value={side}
            onChoose={setSide}
          />
          <DayInput
            label={t('when')}
            value={day}
            onChange={setDay}
            inputProps={{ 'aria-label': `${label}: ${t('when')}`, onKeyDown: onEnter }}
          />
          <Button variant="default" disabled={what.trim() === ''} aria-label={t('addTo', { label })} onClick={add}>
            {t('add')}
          </Button>
        </Group>
        <EmptyRow answer={answer} label={label} emptyWords={t('noneSuch')} onAnswer={onAnswer} />
      </Stack>
    </AnswerFrame>
  );
}
