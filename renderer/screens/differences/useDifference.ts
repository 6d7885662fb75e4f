import { useState } from 'react';
import { type Purpose, purposes } from '#core/gait/difference.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';

/** The part of an address that says what two clips differ in on purpose: 'none', or ids with + between; null where it does not say. */
export function purposesFrom(text: string | undefined): readonly Purpose[] | null {
  if (text === undefined || text === '') return null;
  const named = text.split('+');
  return purposes.filter((purpose) => named.includes(purpose));
}

/** The address of the difference of two clips; without purposes it opens as it was kept. */
export const differenceAddress = (a: string, b: string, meant: readonly Purpose[] | null = null): string =>
  `/differences/${a}/${b}${meant === null ? '' : `/${meant.length === 0 ? 'none' : meant.join('+')}`}`;

/** The difference of two clips, read again when what is meant changes; kept for the report as it is shown. What is pressed shows at once. */
export function useDifference(a: string, b: string, first: readonly Purpose[] | null) {
  const [wanted, want] = useState(first);
  const [keeping, setKeeping] = useState<boolean | null>(null);
  const read = useRead('gait.difference', { a, b, purposes: wanted === null ? null : [...wanted] }, { keepPrevious: true });
  const shown = read.data && { ...read.data, purposes: [...(wanted ?? read.data.purposes)], kept: keeping ?? read.data.kept };
  const keep = async (kept: boolean, meant: readonly Purpose[]) => {
    setKeeping(kept);
    try {
      await call('gait.keepDifference', { a, b, purposes: [...meant], kept });
      await read.refetch();
    } catch (thrown) {
      reportFailure(thrown);
    }
    setKeeping(null);
  };
  return {
    read,
    shown,
    setKept: (kept: boolean) => void keep(kept, shown?.purposes ?? []),
    /** What goes to the report follows. */
    setMeant: (next: readonly Purpose[]) => {
      want(next);
      if (shown?.kept === true) void keep(true, next);
    },
  };
}
