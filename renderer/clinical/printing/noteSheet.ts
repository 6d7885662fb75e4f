import i18next from 'i18next';
import { type Soap, soapParts } from '#core/clinical/notes/note.ts';
import type { Sheet } from '#core/clinical/printed/sheet.ts';
import { section } from './rows.ts';

/** The note of a visit on paper, as it was written; its signature and amendments are added by the record. */
export const noteSheet = (content: Soap): Sheet => ({
  title: i18next.t('clinical:forms.note'),
  sections: soapParts.map((part) =>
    section(i18next.t(`notes:parts.${part}`), [], [content[part].trim() === '' ? i18next.t('notes:signed.empty') : content[part]]),
  ),
});
