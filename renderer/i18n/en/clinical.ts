export const clinical = {
  sections: {
    title: 'Parts of the visit',
    clips: 'Clips',
    intake: 'Intake',
    safety: 'Safety',
    scores: 'Scores',
    treatment: 'Treatment',
    notes: 'Notes',
  },
  answer: {
    'not-asked': 'Not asked',
    declined: 'Declined',
    'not-applicable': 'Does not apply',
    yes: 'Yes',
    no: 'No',
    unknown: 'Cannot tell',
    noneOf: 'No answer: {{label}}',
    any: 'Any of: {{label}}',
  },
  remark: {
    add: 'Remark',
    of: 'Remark on: {{label}}',
    placeholder: 'In your own words',
  },
  number: {
    any: 'A number from {{from}} to {{to}}',
    whole: 'A whole number from {{from}} to {{to}}',
    decimals: 'A number from {{from}} to {{to}}, at most {{decimals}} place after the point',
  },
  fromLast: {
    carried: 'As last time',
    was: 'Last time: {{was}}. Ask again.',
  },
  wrong: 'Not saved yet: {{why}}',
  signed: 'This visit is signed: what it holds is read, not changed. Add an amendment in the notes.',
} as const;
