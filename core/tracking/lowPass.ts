/** Why a series was not smoothed. */
export type NotFiltered = 'rate-too-low' | 'too-short' | 'uneven-times' | 'bad-cutoff';
export type Filtered = { readonly ok: true; readonly values: readonly number[] } | { readonly ok: false; readonly reason: NotFiltered };

/** Frame rate over cut-off below which the filter is refused: the bilinear transform would bend its response too much. */
const leastRateOverCutoff = 4;
/** How far one interval may be from the mean one, as a share of it. */
const mostUneven = 0.1;
/** Fewest values that are smoothed. */
const fewest = 10;

/**
 * Zero-lag low-pass: a second-order Butterworth filter run forward and backward, fourth order in all. Its design frequency is raised so that the two passes
 * together pass 1/sqrt(2) of the amplitude at `cutoff`. D. Winter, Biomechanics and Motor Control of Human Movement, 4th edition, section 3.4.4.2.
 * The ends are continued by point reflection. Nothing is filled in: series with uneven times, as over missing frames, are refused.
 * @param times seconds, rising
 * @param cutoff hertz
 */
export function lowPass(times: readonly number[], values: readonly number[], cutoff: number): Filtered {
  if (!(cutoff > 0) || !Number.isFinite(cutoff)) return { ok: false, reason: 'bad-cutoff' };
  const last = values.length - 1;
  const [begin, end] = [times[0], times[last]];
  if (values.length < fewest || begin === undefined || end === undefined) return { ok: false, reason: 'too-short' };
  const mean = (end - begin) / last;
  const uneven = times.some((time, i) => i > 0 && !(Math.abs(time - (times[i - 1] ?? time) - mean) <= mostUneven * mean));
  if (!(mean > 0) || uneven || times.length !== values.length) return { ok: false, reason: 'uneven-times' };
  if (1 / mean < leastRateOverCutoff * cutoff) return { ok: false, reason: 'rate-too-low' };

  const c = Math.tan(Math.PI * cutoff * mean) / (Math.SQRT2 - 1) ** 0.25;
  const pad = Math.min(last, Math.ceil(3 / (cutoff * mean)));
  const value = (i: number) => values[i] ?? 0;
  const before = Array.from({ length: pad }, (_, i) => 2 * value(0) - value(pad - i));
  const after = Array.from({ length: pad }, (_, i) => 2 * value(last) - value(last - 1 - i));
  const forward = onePass([...before, ...values, ...after], c);
  const both = onePass(forward.reverse(), c).reverse();
  return { ok: true, values: both.slice(pad, pad + values.length) };
}

/** Begins as if the first value had always been there. */
function onePass(values: readonly number[], c: number): number[] {
  const bottom = 1 + Math.SQRT2 * c + c * c;
  const a0 = (c * c) / bottom;
  const b1 = (2 * (1 - c * c)) / bottom;
  const b2 = (Math.SQRT2 * c - 1 - c * c) / bottom;
  const first = values[0] ?? 0;
  let [x1, x2, y1, y2] = [first, first, first, first];
  return values.map((x) => {
    const y = a0 * (x + 2 * x1 + x2) + b1 * y1 + b2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  });
}
