/** The tables of a visit that can be saved: each a CSV file of its own, and a sheet of the one workbook. */
export const exportTables = ['measurements', 'strides', 'gait-metrics', 'differences', 'protocol'] as const;
export type ExportTable = (typeof exportTables)[number];
