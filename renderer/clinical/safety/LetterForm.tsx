import { Button, Checkbox, Group, Loader, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenState } from '#core/clinical/redFlags/screenState.ts';
import { call } from '../../link.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useUnsent } from '../../ui/drafts/useUnsent.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextAnswer } from '../answer/TextAnswer.tsx';
import type { Made } from '../printing/PdfDialog.tsx';
import { ByFields } from './ByFields.tsx';
import { conditionOf } from './itemWords.ts';
import { letterParts, letterWish, nothingTyped, suggested } from './letterWish.ts';
import { useBy } from './useBy.ts';

type Props = {
  readonly visitId: string;
  readonly state: ScreenState;
  readonly onMade: (made: Made) => void;
  readonly onLeave: () => void;
};

/** What a letter takes beside what is recorded. What is typed stays for as long as the window is open. */
export function LetterForm({ visitId, state, onMade, onLeave }: Props) {
  const { t } = useTranslation(['safety', 'common']);
  const who = useBy();
  const [typed, setTyped] = useUnsent(`letter:${visitId}`, nothingTyped);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const { items, to, due } = suggested(typed, state);
  const by = { ...who.by, name: who.by.name.trim() };
  const make = async () => {
    setTried(true);
    if (busy || by.name === '' || items.length === 0) return;
    setBusy(true);
    setThrown(null);
    try {
      onMade(await call('safety.printLetter', letterWish(visitId, typed, state, by)));
    } catch (failed) {
      setThrown(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      aria-label={t('letter.title')}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void make();
      }}
    >
      <Stack gap="sm">
        <Checkbox.Group
          label={t('letter.about')}
          error={tried && items.length === 0 ? t('letter.aboutNeeded') : undefined}
          value={[...items]}
          onChange={(chosen) => setTyped({ ...typed, items: state.raised.map(({ item }) => item).filter((item) => chosen.includes(item)) })}
        >
          <Stack gap={6} mt={4}>
            {state.raised.map(({ item }) => (
              <Checkbox key={item} value={item} label={conditionOf(item)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput
          data-autofocus
          label={t('letter.to')}
          value={to}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setTyped({ ...typed, to: event.currentTarget.value })}
        />
        <Text size="sm" c="dimmed">
          {t('letter.unknownHint')}
        </Text>
        {letterParts.map((part) => (
          <TextAnswer
            key={part}
            label={t(`letter.${part}`)}
            hint={part === 'medicines' ? t('letter.medicinesHint') : undefined}
            most={part === 'medicines' ? 10_000 : 20_000}
            lines="many"
            answer={typed[part]}
            onAnswer={(answer) => setTyped({ ...typed, [part]: answer })}
          />
        ))}
        <DayField
          mayCome
          label={t('letter.due')}
          value={due === '' ? null : due}
          onDay={(day) => setTyped({ ...typed, due: day ?? '' })}
          inputProps={{ maw: 260 }}
        />
        <ByFields choice={who} tried={tried} />
        {thrown !== null && <FailureNotice thrown={thrown} />}
        <Group>
          {/* Never disabled: the focus comes back to it when the pages are closed. */}
          <Button type="submit" aria-busy={busy} leftSection={busy ? <Loader size={18} color="currentColor" /> : undefined}>
            {t('letter.make')}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
