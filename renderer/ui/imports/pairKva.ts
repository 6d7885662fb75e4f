/** A video to import, with the Kinovea file that lay beside it, if any. */
export type Pair<F> = { readonly video: F; readonly kva: F | null };
export type Paired<F> = { readonly pairs: readonly Pair<F>[]; readonly lone: readonly F[] };

const isKva = (name: string): boolean => /\.kva$/i.test(name);
const stem = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.[^.]*$/, '');

/**
 * Pairs files by name, as Kinovea does: 'run.kva' or 'run.mp4.kva' belongs to 'run.mp4'. A Kinovea file without its video is in `lone`; one whose name
 * fits several videos goes to the first.
 */
export function pairKva<F>(files: readonly F[], nameOf: (file: F) => string): Paired<F> {
  const kvas = files.filter((file) => isKva(nameOf(file)));
  const used = new Set<F>();
  const pairs = files
    .filter((file) => !isKva(nameOf(file)))
    .map((video) => {
      const whole = nameOf(video).normalize('NFC').toLowerCase();
      const kva = kvas.find((file) => !used.has(file) && (stem(nameOf(file)) === whole || stem(nameOf(file)) === stem(whole))) ?? null;
      if (kva) used.add(kva);
      return { video, kva };
    });
  return { pairs, lone: kvas.filter((file) => !used.has(file)) };
}
