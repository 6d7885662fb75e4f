import { dayAt } from '#core/timeline/axis.ts';
import type { Item } from '#core/timeline/items.ts';

/** First and last day of what a mark stands for; a stretch ends before the day on which it is over. */
export const daysOf = ({ from, to }: Item): readonly [string, string] => [dayAt(from), dayAt(to > from ? to - 1e-6 : to)];
