const keys = [
  ...(['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7', 'i8', 'i9', 'i10'] as const),
  ...(['i11', 'i12', 'i13', 'i14', 'i15', 'i16', 'i17', 'i18', 'i19', 'i20'] as const),
] as const;

/** The item of the LEFS at a place, from 0 on; the form has twenty. */
export const lefsKeyAt = (index: number): (typeof keys)[number] => keys[index] ?? 'i20';
