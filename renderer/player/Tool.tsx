import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { readonly label: string; readonly disabled?: boolean; readonly onPress: () => void; readonly children: ReactNode };

/** One of the small buttons beside the player; its words are in the tooltip. */
export function Tool({ label, disabled = false, onPress, children }: Props) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={38} variant="default" aria-label={label} disabled={disabled} onClick={onPress}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
