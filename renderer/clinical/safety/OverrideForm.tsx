import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { againstOf, type Block } from '#core/clinical/redFlags/block.ts';
import { typedReason } from '#core/clinical/redFlags/screening.ts';
import { DeedForm } from './DeedForm.tsx';
import { conditionOf } from './itemWords.ts';

type Props = {
  readonly visitId: string;
  readonly screeningId: string;
  /** Blocks of one red flag that can be gone against. */
  readonly blocks: readonly [Block, ...Block[]];
  readonly onDone: () => void;
};

/** Goes on against a red flag in one part of the program at this visit: name, typed reason, and a second confirmation. */
export function OverrideForm({ visitId, screeningId, blocks, onDone }: Props) {
  const { t } = useTranslation('safety');
  const [module, setModule] = useState(blocks[0].module);
  const [reason, setReason] = useState('');
  const [order, setOrder] = useState('');
  const block = blocks.find((one) => one.module === module) ?? blocks[0];
  const condition = conditionOf(block.item);
  const enough = typedReason.safeParse(reason).success;
  const ordered = order.trim().length >= 3;
  const wantsOrder = block.lift === 'override-with-physician-order';
  return (
    <DeedForm
      visitId={visitId}
      title={t('blocked.goOf', { condition })}
      submit={t('blocked.go')}
      again={t('deed.again.override', { module: t(`blocked.modules.${module}`), condition, level: t(`levels.${block.level}`) })}
      onDone={onDone}
      deed={({ by, at }) =>
        !enough || (wantsOrder && !ordered && by.role !== 'physician')
          ? null
          : {
              deed: 'override',
              override: {
                item: block.item,
                module,
                against: againstOf(block),
                screeningId,
                at,
                by,
                reason: reason.trim(),
                confirmed: true,
                physicianOrder: ordered ? order.trim() : null,
              },
            }
      }
    >
      {(tried, by) => (
        <>
          <Select
            label={t('blocked.module')}
            data={blocks.map((one) => ({ value: one.module, label: t(`blocked.modules.${one.module}`) }))}
            value={module}
            onChange={(value) => setModule(blocks.find((one) => one.module === value)?.module ?? module)}
          />
          <Textarea
            label={t('deed.reason')}
            value={reason}
            error={tried && !enough ? t('deed.reasonNeeded') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {wantsOrder && by.role !== 'physician' && (
            <TextInput
              label={t('blocked.order')}
              value={order}
              maxLength={500}
              autoComplete="off"
              error={tried && !ordered ? t('blocked.orderNeeded') : undefined}
              onChange={(event) => setOrder(event.currentTarget.value)}
            />
          )}
        </>
      )}
    </DeedForm>
  );
}
