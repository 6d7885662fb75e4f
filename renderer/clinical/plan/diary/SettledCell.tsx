import { useTranslation } from 'react-i18next';
import { type Answer, given, givenOf, notAsked, type YesNoUnknown } from '#core/clinical/answer.ts';
import { today } from '../../../ui/birthDate.ts';
import { dayInWords } from '../../../ui/words.ts';
import classes from '../Plan.module.css';
import type { Place } from './DoneCell.tsx';
import type { DayDiary } from './useDiarySteps.ts';

type Props = { readonly diary: DayDiary; readonly place: Place; readonly onShow: () => void };

/** What a key answers; null for a key that answers nothing. */
function byKey(key: string): Answer<YesNoUnknown> | null {
  switch (key.toLowerCase()) {
    case '1':
    case 'y':
      return given('yes');
    case '2':
    case 'n':
      return given('no');
    case '0':
    case 'delete':
    case 'backspace':
      return notAsked;
    default:
      return null;
  }
}

/** Back to usual within 24 hours: a key says it, a press goes from yes to no to no answer. */
export function SettledCell({ diary, place, onShow }: Props) {
  const { t } = useTranslation('plan');
  const { day, entry, edit } = diary;
  const said = givenOf(entry.settled);
  const set = (settled: Answer<YesNoUnknown>): void => edit('settled', { settled }, !('given' in settled));
  const words = said === 'yes' ? t('diary.yes') : said === 'no' ? t('diary.no') : t('diary.short.not-entered');
  return (
    <button
      type="button"
      className={classes['cell']}
      data-row={place.row}
      data-column={place.column}
      data-cell={`${day} settled`}
      data-zone={said === 'yes' ? 'green' : said === 'no' ? 'red' : undefined}
      disabled={day >= today()}
      aria-label={t('diary.cell', {
        what: t('diary.settled'),
        day: dayInWords(day),
        state: said === 'yes' || said === 'no' ? words : t('diary.state.not-entered'),
      })}
      onFocus={onShow}
      onClick={() => set(said === 'yes' ? given('no') : said === 'no' ? notAsked : given('yes'))}
      onKeyDown={(event) => {
        const answer = event.ctrlKey || event.altKey || event.metaKey ? null : byKey(event.key);
        if (answer === null) return;
        event.preventDefault();
        set(answer);
      }}
    >
      {words}
    </button>
  );
}
