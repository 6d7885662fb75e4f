import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { actions } from './en/actions.ts';
import { annotate } from './en/annotate.ts';
import { capture } from './en/capture.ts';
import { clinical } from './en/clinical.ts';
import { common } from './en/common.ts';
import { compare } from './en/compare.ts';
import { consents } from './en/consents.ts';
import { differences } from './en/differences.ts';
import { events } from './en/events.ts';
import { everything } from './en/everything.ts';
import { exporting } from './en/export.ts';
import { gait } from './en/gait.ts';
import { hints } from './en/hints.ts';
import { home } from './en/home.ts';
import { intake } from './en/intake.ts';
import { landmarks } from './en/landmarks.ts';
import { merging } from './en/merging.ts';
import { notes } from './en/notes.ts';
import { patients } from './en/patients.ts';
import { plan } from './en/plan.ts';
import { printing } from './en/printing.ts';
import { protocol } from './en/protocol.ts';
import { quality } from './en/quality.ts';
import { recordKeeping } from './en/recordKeeping.ts';
import { report } from './en/report.ts';
import { review } from './en/review.ts';
import { rules } from './en/rules.ts';
import { safety } from './en/safety.ts';
import { scores } from './en/scores.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { strobe } from './en/strobe.ts';
import { timeline } from './en/timeline.ts';
import { tracking } from './en/tracking.ts';
import { treatment } from './en/treatment.ts';
import { visit } from './en/visit.ts';

/**
 * Words of the interface: one namespace an area, one file each in `en/`, used as `useTranslation(['visit', 'common'])` with `t('title')` and `t('common:cancel')`.
 * Keys are checked by the compiler. Counted words end in _one and _other. `actions` is flat: action id to its words.
 */
export const en = {
  common,
  shell,
  patients,
  visit,
  capture,
  quality,
  review,
  clinical,
  consents,
  rules,
  safety,
  home,
  compare,
  events,
  everything,
  gait,
  differences,
  hints,
  intake,
  landmarks,
  merging,
  notes,
  plan,
  printing,
  protocol,
  exporting,
  strobe,
  timeline,
  annotate,
  tracking,
  recordKeeping,
  treatment,
  report,
  scores,
  settings,
  actions,
} as const;

export const defaultNS = 'common';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: typeof defaultNS;
    resources: typeof en;
  }
}

await i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en },
  defaultNS,
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** Words for an action id; ids hold dots, so they are looked up whole. */
export const actionWords = (id: string): string => i18next.getResource('en', 'actions', id, { keySeparator: '' }) ?? id;
