import { Clinicians } from './Clinicians.tsx';
import { ConsentTexts } from './ConsentTexts.tsx';
import { OutcomeThresholds } from './OutcomeThresholds.tsx';
import { Retention } from './Retention.tsx';
import { TextPacks } from './TextPacks.tsx';
import { WithTables } from './WithTables.tsx';

/** Who signs, what is kept how long, what is consented to, and what judges a change. */
export function RecordKeepingPage() {
  return (
    <WithTables>
      {(tables) => (
        <>
          <Clinicians tables={tables} />
          <Retention tables={tables} />
          <ConsentTexts tables={tables} />
          <OutcomeThresholds tables={tables} />
          <TextPacks tables={tables} />
        </>
      )}
    </WithTables>
  );
}
