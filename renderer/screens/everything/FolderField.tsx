import { Button, Group, TextInput } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';

type Props = {
  readonly label: string;
  readonly choose: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly description?: string;
  readonly disabled: boolean;
  readonly onChange: (folder: string) => void;
  readonly onEnter?: () => void;
};

/** A folder of this computer: typed, or chosen in the system's dialog where the host has one. */
export function FolderField({ label, choose, value, placeholder, description, disabled, onChange, onEnter }: Props) {
  const nativeFiles = useRead('app.info', {}).data?.nativeFiles ?? false;
  const pick = async () => {
    const { path } = await call('files.pickFolder', {});
    if (path !== null) onChange(path);
  };
  return (
    <Group align="end" wrap="nowrap">
      <TextInput
        label={label}
        description={description}
        placeholder={placeholder ?? ''}
        value={value}
        disabled={disabled}
        autoComplete="off"
        spellCheck={false}
        style={{ flex: 1 }}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.();
        }}
      />
      {nativeFiles && (
        <Button
          variant="default"
          disabled={disabled}
          leftSection={<IconFolder size={20} aria-hidden />}
          onClick={() => pick().catch(reportFailure)}
        >
          {choose}
        </Button>
      )}
    </Group>
  );
}
