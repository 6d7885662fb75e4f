const two = (n: number): string => String(n).padStart(2, '0');

/** An instant as the local day and time that a date-and-time field takes: '2026-11-23T14:05'. */
export function toLocalField(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The instant that such a field holds; null where it is empty or half filled in. */
export function fromLocalField(text: string): string | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
