import { Document, Page } from '@react-pdf/renderer';
import { createElement, Fragment, type ReactElement, type ReactNode } from 'react';
import { view } from './element.ts';
import type { ReportModel } from './model.ts';
import { colours, fontFamily, margin, type } from './theme.ts';

export type PdfDocument = ReactElement<React.ComponentProps<typeof Document>>;

type Given = {
  readonly model: Pick<ReportModel, 'madeAt' | 'clinic' | 'program' | 'paper'>;
  readonly title: string;
  /** At the head of every page after the first. */
  readonly head: () => ReactElement;
  readonly foot: (page: number, pages: number) => ReactElement;
};

/** Pages of the clinic's paper with head and foot. What is written into the file beside them comes from the model alone: the same model gives the same bytes. */
export function pages({ model, title, head, foot }: Given, ...children: readonly ReactNode[]): PdfDocument {
  const made = new Date(model.madeAt);
  return createElement(
    Document,
    {
      title,
      author: model.clinic.clinician === '' ? model.clinic.name : model.clinic.clinician,
      creator: `Soleus ${model.program}`,
      producer: 'Soleus',
      language: 'en',
      creationDate: made,
      modificationDate: made,
      pdfVersion: '1.7',
    },
    createElement(
      Page,
      {
        size: model.paper === 'A4' ? 'A4' : 'LETTER',
        style: {
          fontFamily,
          ...type.body,
          color: colours.ink,
          paddingHorizontal: margin.side,
          paddingTop: margin.top,
          paddingBottom: margin.bottom,
        },
        layout: ({ children: content, pageNumber = 1, totalPages = 1 }) =>
          createElement(
            Fragment,
            null,
            pageNumber > 1 ? head() : null,
            view({ style: { flexGrow: 1 } }, content),
            foot(pageNumber, totalPages),
          ),
      },
      ...children,
    ),
  );
}
