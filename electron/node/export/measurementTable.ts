import type { MeasurementRow } from '#core/domain/measurement.ts';
import { nameOf } from '../reports/words.ts';
import { type Column, type Sheet, sheetOf } from './sheet.ts';

const columns: readonly Column<MeasurementRow>[] = [
  { title: 'clip', width: 28, of: (row) => row.clip },
  { title: 'frame', width: 8, of: (row) => row.frame },
  { title: 'clip_time_s', width: 12, of: (row) => row.clipTime },
  { title: 'true_time_s', width: 12, of: (row) => row.trueTime },
  { title: 'name', width: 28, of: (row) => nameOf(row) },
  { title: 'kind', width: 16, of: (row) => row.kind },
  { title: 'joint', width: 10, of: (row) => row.joint },
  { title: 'side', width: 8, of: (row) => row.side },
  { title: 'plane', width: 11, of: (row) => row.plane },
  { title: 'sign_convention', width: 24, of: (row) => row.convention },
  { title: 'value', width: 12, of: (row) => row.value },
  { title: 'unit', width: 6, of: (row) => row.unit },
  { title: 'standard_uncertainty', width: 20, of: (row) => row.uncertainty },
  { title: 'not_measured_because', width: 24, of: (row) => row.reason },
  { title: 'warning', width: 14, of: (row) => row.warning },
  { title: 'measured_against', width: 18, of: (row) => row.provenance },
  { title: 'method', width: 11, of: (row) => row.method },
];

/** What was drawn and measured: one line a number. */
export const measurementSheet = (rows: readonly MeasurementRow[]): Sheet => sheetOf('Measurements', columns, rows);
