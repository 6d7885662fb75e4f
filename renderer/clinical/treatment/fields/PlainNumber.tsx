import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/NumberField.tsx';

type Props = { readonly label: string; readonly value: number | null; readonly onChange: (value: number | null) => void };

/** A number of any size: what is too much is for the rules to say, so that nothing that was typed is lost. */
export function PlainNumber({ label, value, onChange }: Props) {
  const { t } = useTranslation('treatment');
  return <NumberField label={label} value={value} from={-1e9} to={1e9} rangeWords={t('form.anyNumber')} onNumber={onChange} />;
}
