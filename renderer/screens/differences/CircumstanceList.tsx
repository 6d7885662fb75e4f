import { Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Circumstances, differIn, isAlike, type Purpose, purposes } from '#core/gait/difference.ts';
import { circumstanceInWords } from './circumstanceWords.ts';
import classes from './Differences.module.css';

type Props = {
  readonly a: Circumstances;
  readonly b: Circumstances;
  /** In what they differ on purpose. */
  readonly meant: readonly Purpose[];
  readonly onMeant: (meant: readonly Purpose[]) => void;
};

/** In what two clips differ besides the runner: each is what is compared, or stands in the way. */
export function CircumstanceList({ a, b, meant, onMeant }: Props) {
  const { t } = useTranslation('differences');
  const differing = differIn(a, b);
  const unknown = purposes.filter((circumstance) => isAlike(circumstance, a, b) === null);
  return (
    <section aria-label={t('circumstances')}>
      <ul className={classes['circumstances']}>
        {differing.map((circumstance) => {
          const on = meant.includes(circumstance);
          return (
            <li key={circumstance} data-circumstance={circumstance} data-meant={on}>
              <Checkbox
                checked={on}
                label={t('differs', {
                  circumstance: t(`circumstance.${circumstance}`),
                  a: circumstanceInWords(circumstance, a),
                  b: circumstanceInWords(circumstance, b),
                })}
                description={t(on ? 'meant' : 'notMeant')}
                onChange={() => onMeant(on ? meant.filter((each) => each !== circumstance) : [...meant, circumstance])}
              />
            </li>
          );
        })}
      </ul>
      {differing.length === 0 && (
        <Text size="sm" mt="xs">
          {t('allAlike')}
        </Text>
      )}
      {unknown.length > 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('unknown', { list: unknown.map((circumstance) => t(`circumstance.${circumstance}`)).join(', ') })}
        </Text>
      )}
    </section>
  );
}
