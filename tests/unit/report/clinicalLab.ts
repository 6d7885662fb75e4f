import { screenState } from '#core/clinical/redFlags/screenState.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { deliveredTemplate } from '#core/report/template.ts';
import type { ClinicalFacts } from '#node/reports/clinicalFacts.ts';
import { countedId } from '#tests/helpers/testApp.ts';

/** A clinical record without anything in it, on 2 March 2026; `change` says what there is. */
export const clinicalFactsOf = (change: Partial<ClinicalFacts> = {}): ClinicalFacts => ({
  today: '2026-03-02',
  template: deliveredTemplate,
  episode: null,
  plans: [],
  outcomes: [],
  thresholds: [],
  treatments: [],
  diary: { days: [], runs: [], logged: [] },
  screenedOn: null,
  safety: {
    patientId: countedId(2) as PatientId,
    visitId: null,
    screeningId: null,
    state: screenState({ answers: [], currentId: null, flags: [], outcomes: [], overrides: [], reports: [], today: '2026-03-02' }),
    flags: [],
  },
  ...change,
});
