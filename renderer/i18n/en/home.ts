export const home = {
  title: 'The clinic today',
  overdue: {
    title: 'To look at',
    empty: 'Nothing is overdue.',
    kinds: {
      'referral-outcome': 'Outcome of a referral',
      'tape-removal': 'Tape to be taken off',
      'next-shockwave': 'Next shockwave',
      're-test': 'Measure again',
    },
    'due-today': 'due today',
    hours: 'overdue, less than a day',
    days_one: 'overdue by {{count}} day',
    days_other: 'overdue by {{count}} days',
  },
  today: {
    title: 'Today, {{day}}',
    empty: 'No visit today yet. Open a patient and start one, or add a new patient.',
    signed: 'signed',
    open: 'not signed',
  },
  drafts: {
    title: 'Open drafts',
    empty: 'Every visit with forms is signed.',
    written: 'written {{at}}',
    more: 'There are more: sign some of these first.',
  },
  recent: {
    title: 'Seen last',
    empty: 'Nobody has been seen yet.',
    on: 'seen {{date}}',
  },
  untitled: 'Visit',
  all_one: 'Show {{count}} more',
  all_other: 'Show {{count}} more',
} as const;
