import type { ComparisonContent } from '../domain/comparison.ts';

/** The comparison without one of its clips: its pictures leave the pairs, and a pair of which one picture is left goes. */
export function withoutClip(content: ComparisonContent, position: number): ComparisonContent {
  const panes = content.panes.filter((_, at) => at !== position);
  const left = new Set(panes.map(({ recordingId }) => recordingId));
  const pairs = content.pairs.flatMap((pair) => {
    const images = pair.images.filter(({ recordingId }) => left.has(recordingId));
    return images.length === pair.images.length ? [pair] : images.length < 2 ? [] : [{ ...pair, images }];
  });
  return { ...content, panes, pairs };
}
