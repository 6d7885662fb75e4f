import { againstOf, type Block, type OverrideRefusal, type RefusedOverride } from './block.ts';
import { isGraver } from './level.ts';
import type { Override } from './override.ts';
import type { Screening } from './screening.ts';

const concerns = ({ item, module, against }: Override, block: Block): boolean =>
  block.item === item && block.module === module && againstOf(block).cause === against.cause;

/** Why an override does not lift a block of its own item and module; null where it does. */
function refusalBy({ against, physicianOrder, by }: Override, block: Block): OverrideRefusal | null {
  if (block.lift === 'record-the-action') return 'action-first';
  if (isGraver(block.level, against.level) || block.answers.some((key) => !against.answers.includes(key))) return 'more-since';
  if (block.lift === 'override-with-physician-order' && physicianOrder === null && by.role !== 'physician') return 'physician-order-needed';
  return null;
}

function refusalOf(override: Override, blocks: readonly Block[], current: Screening | null): OverrideRefusal | null {
  if (current === null || override.screeningId !== current.id) return 'other-visit';
  const refusals = blocks.filter((block) => concerns(override, block)).map((block) => refusalBy(override, block));
  if (refusals.length === 0) return 'nothing-to-lift';
  return refusals.includes(null) ? null : (refusals.find((why) => why !== null) ?? null);
}

/** The blocks with the overrides that are in force, and the overrides that lift nothing, with why. An override holds for the visit of its screening. */
export function overridden(
  blocks: readonly Block[],
  overrides: readonly Override[],
  current: Screening | null,
): { readonly blocks: readonly Block[]; readonly refused: readonly RefusedOverride[] } {
  const judged = overrides.map((override) => ({ override, why: refusalOf(override, blocks, current) }));
  const inForce = judged.flatMap(({ override, why }) => (why === null ? [override] : []));
  return {
    blocks: blocks.map((block) => ({
      ...block,
      override: inForce.findLast((override) => concerns(override, block) && refusalBy(override, block) === null) ?? null,
    })),
    refused: judged.flatMap(({ override, why }) => (why === null ? [] : [{ override, why }])),
  };
}
