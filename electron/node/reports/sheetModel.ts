import type { SheetSection } from '#core/clinical/printed/sheet.ts';
import type { ReportModel } from './model.ts';

/**
 * Everything a printed form or letter says: the same model gives the same bytes. Nothing of it is kept: what it was made from stays in the record.
 */
export type SheetModel = Pick<ReportModel, 'program' | 'paper' | 'timeZone' | 'madeAt' | 'clinic' | 'patient' | 'visit' | 'accent'> & {
  readonly document: 'sheet';
  readonly title: string;
  /** What has to be known before it is read, such as that it is a draft. */
  readonly notices: readonly string[];
  readonly sections: readonly SheetSection[];
  /** Who signed and amended it, in full; or what is to be filled in by hand. */
  readonly closing: readonly SheetSection[];
  /** What is to be written on by hand, each a line; empty for none. */
  readonly toFillIn: readonly string[];
};
