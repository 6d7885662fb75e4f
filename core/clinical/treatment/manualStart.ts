import { notAsked } from '../answer.ts';
import type { Clinician } from '../entry.ts';
import type { ManualRelease } from './manualRelease.ts';

const ofTheDay = {
  consent: notAsked,
  conditions: {},
  response: notAsked,
  nextDayResponse: notAsked,
  adverseEvents: [],
  note: '',
};

/** A session with nothing in it yet but who and when. */
export const newManualRelease = (of: { readonly day: string; readonly operator: Clinician }): ManualRelease => ({
  ...ofTheDay,
  ...of,
  position: '',
  items: [],
  readings: [],
  homeAdvice: '',
});

/** "Same as last time": the items with their grades and minutes, the markers to read, position and home advice. Consent, conditions, pain and readings are asked anew. */
export const repeatManualRelease = (last: ManualRelease, of: { readonly day: string; readonly operator: Clinician }): ManualRelease => ({
  ...last,
  ...ofTheDay,
  ...of,
  items: last.items.map((item) => ({ ...item, pain: notAsked })),
  readings: last.readings.map((reading) => ({ ...reading, before: notAsked, after: notAsked })),
});
