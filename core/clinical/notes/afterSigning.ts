/** What a visit holds, as far as signing is concerned. */
export const visitParts = [
  'note',
  'intake',
  'red-flag-answers',
  'outcome-measures',
  'treatment',
  'cause-and-effect',
  'visit-details',
  'drawings',
  'tape-removal',
  'next-day-response',
  'referral-outcome',
  'consent-withdrawal',
] as const;
export type VisitPart = (typeof visitParts)[number];

/** `amend`: what stands there stays as it is, and a dated amendment may be added. `free`: it comes later by its nature, or has a history of its own. */
const afterSigning: Readonly<Record<VisitPart, 'amend' | 'free'>> = {
  note: 'amend',
  intake: 'amend',
  'red-flag-answers': 'amend',
  'outcome-measures': 'amend',
  treatment: 'amend',
  'cause-and-effect': 'amend',
  'visit-details': 'amend',
  /** Each edit of a drawing is kept, and a report keeps the numbers it quoted. */
  drawings: 'free',
  'tape-removal': 'free',
  'next-day-response': 'free',
  'referral-outcome': 'free',
  'consent-withdrawal': 'free',
};

/** Whether a part of a visit may be edited, amended only, or filled in later, once its note is or is not signed. */
export const changeOf = (part: VisitPart, state: 'draft' | 'signed'): 'edit' | 'amend' | 'free' =>
  state === 'draft' ? 'edit' : afterSigning[part];
