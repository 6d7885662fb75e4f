/** Action id to what it does, in a few words that begin with a verb. */
export const actions = {
  'app.palette': 'Find a patient or an action',
  'app.find': 'Find a patient',
  'app.keys': 'Show the keys',
  'app.settings': 'Open the settings',
  'app.home': 'Go to the patients',
  'app.back': 'Go back one level',
  'app.jobs': 'Show imports and reports',
  'app.new': 'New patient, or new visit of this patient',
  'app.undo-removal': 'Bring back what was removed last',
  'visit.import': 'Import videos',
  'visit.report': 'Make a report',
} as const;
