/** Measures in PDF points (1/72 inch). */
export const paperSizes = { A4: { width: 595.28, height: 841.89 }, Letter: { width: 612, height: 792 } } as const;

export const margin = { side: 48, top: 34, bottom: 26 } as const;

/** Width of the text block. */
export const contentWidth = (paper: keyof typeof paperSizes): number => paperSizes[paper].width - 2 * margin.side;

export const colours = {
  ink: '#1f1e1b',
  soft: '#5c5850',
  faint: '#8f8a80',
  rule: '#d6d2c9',
  paper: '#f6f4ef',
  warning: '#963a14',
} as const;

/** Noto Sans, with DejaVu Sans for single signs that it lacks. */
export const fontFamily: string[] = ['Noto Sans', 'DejaVu Sans'];

export const type = {
  body: { fontSize: 9.5, lineHeight: 1.42 },
  small: { fontSize: 8, lineHeight: 1.35, color: colours.soft },
  label: { fontSize: 7, lineHeight: 1.3, color: colours.faint, fontWeight: 600, textTransform: 'uppercase', letterSpacing: 0.5 },
  /** In the clinic's colour, which the model names. */
  section: { fontSize: 12.5, lineHeight: 1.25, fontWeight: 600 },
} as const;
