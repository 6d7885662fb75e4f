import { cloneElement, isValidElement, type ReactNode } from 'react';
import type { PdfDocument } from '#node/reports/pages.ts';

/** What steers where a page may end; the rest of an element is its words, pictures, lines and looks. */
const pageRules = { wrap: undefined, minPresenceAhead: undefined, orphans: undefined, widows: undefined, break: undefined };

const plain = (node: ReactNode): ReactNode => {
  if (Array.isArray(node)) return node.map(plain);
  if (!isValidElement<Record<string, unknown> & { readonly children?: ReactNode }>(node)) return node;
  const { children } = node.props;
  return children === undefined ? cloneElement(node, pageRules) : cloneElement(node, pageRules, plain(children));
};

/** The same content as the bare library would be given it: every word, picture, vector and running head, without a rule about page breaks. */
export const plainDocument = (document: PdfDocument): PdfDocument => plain(document) as PdfDocument;
