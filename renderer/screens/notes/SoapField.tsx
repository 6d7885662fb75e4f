import { Textarea } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Soap } from '#core/clinical/notes/note.ts';
import { expandAtCaret, type Snippet } from '#core/clinical/notes/snippets.ts';
import { writeInto } from './writeInto.ts';

type Props = {
  readonly part: keyof Soap;
  readonly text: string;
  readonly snippets: readonly Snippet[];
  readonly fieldRef: Ref<HTMLTextAreaElement>;
  readonly onText: (text: string) => void;
  readonly onFocus: () => void;
  readonly onLeave: () => void;
};

/** Keys that end an abbreviation. Tab only writes it out; the next one goes on to the next field. */
const enders = [' ', 'Enter', 'Tab', ',', ';'];

/** One part of a SOAP note; `.abbr` is written out as the clinic's short text when the word ends. */
export function SoapField({ part, text, snippets, fieldRef, onText, onFocus, onLeave }: Props) {
  const { t } = useTranslation('notes');
  const expand = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const field = event.currentTarget;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.nativeEvent.isComposing;
    if (!plain || event.shiftKey || !enders.includes(event.key) || field.selectionStart !== field.selectionEnd) return;
    const expanded = expandAtCaret(field.value, field.selectionStart, snippets);
    if (expanded === null) return;
    if (event.key === 'Tab') event.preventDefault();
    writeInto(field, expanded.text, expanded.caret);
  };
  return (
    <Textarea
      ref={fieldRef}
      label={t(`parts.${part}`)}
      description={t(`hints.${part}`)}
      value={text}
      minRows={4}
      maxRows={24}
      maxLength={20000}
      spellCheck
      onKeyDown={expand}
      onChange={(event) => onText(event.currentTarget.value)}
      onFocus={onFocus}
      onBlur={onLeave}
    />
  );
}
