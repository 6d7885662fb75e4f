import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { itemOf } from '#core/clinical/redFlags/items.ts';
import type { ScreenState } from '#core/clinical/redFlags/screenState.ts';
import classes from './Safety.module.css';

/** The gravest level across the whole width. An emergency says what to do now and stays in sight. Nothing raised is only safe where nothing is open. */
export function LevelBanner({ state: { level, raised, unresolved } }: { readonly state: ScreenState }) {
  const { t } = useTranslation('safety');
  const gravest = raised.filter((one) => one.level === level).map(({ item }) => itemOf(item));
  return (
    <div className={classes['banner']} data-level={level ?? undefined} role={level === 'emergency' ? 'alert' : 'status'}>
      {level === null ? (
        <Text>{t(unresolved.length > 0 ? 'nothingOpen' : 'nothing')}</Text>
      ) : (
        <>
          <div className={classes['bannerWords']}>{t(`levelSays.${level}`)}</div>
          {gravest.map(({ id, condition, action }) => (
            <div key={id}>
              {condition}: {action}
            </div>
          ))}
        </>
      )}
    </div>
  );
}
