import { Group, Kbd } from '@mantine/core';
import { isMac, keyCaps } from './chord.ts';

/** A chord as the keys to press. */
export function Keys({ chord }: { readonly chord: string }) {
  return (
    <Group gap={3} wrap="nowrap" component="span">
      {keyCaps(chord, isMac).map((cap) => (
        <Kbd key={cap} size="md">
          {cap}
        </Kbd>
      ))}
    </Group>
  );
}
