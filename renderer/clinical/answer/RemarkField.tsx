import { Button, Textarea } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Answer.module.css';
import type { Remark } from './types.ts';

/** Free text beside an answer: a button until there is some. */
export function RemarkField({ label, remark }: { readonly label: string; readonly remark: Remark }) {
  const { t } = useTranslation('clinical');
  const [opened, open] = useState(false);
  if (!opened && remark.text === '')
    return (
      <Button
        variant="subtle"
        size="compact-md"
        color="gray"
        mih={36}
        leftSection={<IconMessagePlus size={18} aria-hidden />}
        aria-label={t('remark.of', { label })}
        onClick={() => open(true)}
      >
        {t('remark.add')}
      </Button>
    );
  return (
    <Textarea
      className={classes['wide'] ?? ''}
      aria-label={t('remark.of', { label })}
      placeholder={t('remark.placeholder')}
      minRows={1}
      maxRows={8}
      // The button that asked for it is gone: what follows it takes the focus.
      autoFocus={opened && remark.text === ''}
      value={remark.text}
      onChange={(event) => remark.onText(event.currentTarget.value)}
    />
  );
}
