import type { ComparisonLayout } from '#core/domain/comparison.ts';

/** How one clip of an overlay is mixed with those below it; screen and pictures use the same. Shares are 0 to 1. */
export type Blend = {
  readonly opacity: number;
  readonly mode: 'normal' | 'difference' | 'multiply';
  /** CSS filter of the picture; 'none' leaves it. */
  readonly filter: string;
  /** The part left of this share of the width is cut away. */
  readonly from: number;
};

const plain: Blend = { opacity: 1, mode: 'normal', filter: 'none', from: 0 };
/** Grey pictures in two colours: what both have looks dark, what one has takes its colour. */
const red = 'grayscale(1) brightness(1.25) sepia(1) saturate(4) hue-rotate(-40deg)';
const blue = 'grayscale(1) brightness(1.25) sepia(1) saturate(4) hue-rotate(165deg)';

/** For the clip at `position` of `count`; the first lies at the bottom. */
export function blendOf({ arrangement, blend, opacity, divider }: ComparisonLayout, position: number): Blend {
  if (arrangement !== 'overlay') return plain;
  const upper = position > 0;
  switch (blend) {
    case 'opacity':
      return upper ? { ...plain, opacity } : plain;
    case 'divider':
      return upper ? { ...plain, from: divider } : plain;
    case 'difference':
      return upper ? { ...plain, mode: 'difference' } : plain;
    case 'onion-skin':
      return upper ? { ...plain, mode: 'multiply', filter: blue } : { ...plain, filter: red };
  }
}
