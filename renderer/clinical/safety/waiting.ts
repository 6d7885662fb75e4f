import type { Block, BlockCause } from '#core/clinical/redFlags/block.ts';
import type { ItemId } from '#core/clinical/redFlags/item.ts';
import type { ScreenState } from '#core/clinical/redFlags/screenState.ts';

/** All that one red flag, or its unanswered questions, hold up. */
export type Waiting = { readonly item: ItemId; readonly cause: BlockCause; readonly blocks: readonly [Block, ...Block[]] };

/** What waits, by what it waits for: flags first, then questions, in the order of their ids. */
export function waitingFor({ modules }: ScreenState): readonly Waiting[] {
  const blocks = modules.flatMap(({ because }) => because);
  const grouped = Map.groupBy(blocks, ({ item, cause }) => `${cause === 'flag' ? 0 : 1} ${item}`);
  return [...grouped.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([, [first, ...rest]]): Waiting[] =>
      first === undefined ? [] : [{ item: first.item, cause: first.cause, blocks: [first, ...rest] }],
    );
}
