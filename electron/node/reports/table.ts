import type { ReactElement, ReactNode } from 'react';
import { type Style, text, view } from './element.ts';
import { colours, type } from './theme.ts';

/** Parts of which the wider tables are made. */

export const tableCell = { fontSize: 8, lineHeight: 1.3 } as const;

/** Comes back at the top of each page over which the table goes; no page ends in it or right after it (any presence says so): it never stands alone under a heading. */
export const tableHead = (labels: readonly (readonly [Style, string])[]): ReactElement =>
  view(
    {
      fixed: true,
      minPresenceAhead: 1,
      wrap: false,
      style: { flexDirection: 'row', borderBottomWidth: 0.9, borderBottomColor: colours.soft, paddingBottom: 3 },
    },
    ...labels.map(([style, word]) => {
      const align = 'textAlign' in style && style.textAlign === 'right' ? { textAlign: 'right' as const } : {};
      return view({ style }, text({ ...type.label, ...align }, word));
    }),
  );

/** A row that stays whole. */
export const tableRow = (...cells: readonly ReactNode[]): ReactElement =>
  view(
    {
      wrap: false,
      style: {
        flexDirection: 'row',
        alignItems: 'center',
        borderBottomWidth: 0.4,
        borderBottomColor: colours.rule,
        paddingVertical: 2.4,
      },
    },
    ...cells,
  );

/** What a group of rows is of: a title and what is to be known of it. */
export const groupRow = (title: string, facts: readonly string[]): ReactElement =>
  view(
    { style: { backgroundColor: colours.paper, paddingVertical: 3, paddingHorizontal: 4, marginTop: 5 } },
    text({ ...tableCell, fontWeight: 600 }, title),
    ...facts.filter((fact) => fact !== '').map((fact) => text({ ...type.small, fontSize: 7.5 }, fact)),
  );

/** Sentences under a group, small. */
export const tableNotes = (notes: readonly string[]): ReactElement =>
  view(
    { wrap: false, style: { paddingTop: 4, marginBottom: 8 } },
    ...notes.map((note) => text({ ...type.small, fontSize: 7.5, marginBottom: 1.5 }, note)),
  );
