import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { type InstrumentId, instrumentIds } from '#core/clinical/outcomes/definition.ts';
import { useActions } from '../ui/keymap/useActions.ts';
import { sectionOfForm } from './sectionOfForm.ts';
import { sectionPath, type VisitSection, visitSections } from './sections.ts';
import { dropWish, wishStart } from './startWish.ts';
import { goId, type Startable, startable, startId, visitActions } from './visitActions.ts';

type Of = {
  /** Null while it is not known. */
  readonly visitId: string | null;
  /** The part that is shown; null on another screen. */
  readonly section: VisitSection | null;
  /** A signed visit can be read in all its parts; nothing is begun in it. */
  readonly signed: boolean;
};

const isInstrument = (form: Startable): form is InstrumentId => instrumentIds.some((id) => id === form);
const sectionOf = (form: Startable): VisitSection => (isInstrument(form) ? 'scores' : sectionOfForm(form));

/** On the treatment screen treatments have their own actions, with keys. */
const besideTreatments = visitActions.map((spec) =>
  startable.some((form) => startId(form) === spec.id && sectionOf(form) === 'treatment') ? { ...spec, unlisted: true } : spec,
);

/** Lets palette and keys go to the parts of a visit and begin its forms. */
export function useVisitActions({ visitId, section, signed }: Of): void {
  const [, go] = useLocation();
  useEffect(() => dropWish((wish) => wish.visitId === visitId && sectionOf(wish.form) === section), [visitId, section]);
  const handlers = (id: string) => [
    ...visitSections.flatMap((each) => (each === section ? [] : [[goId(each), () => go(sectionPath(id, each))] as const])),
    ...(signed ? [] : startable).map((form) => {
      const start = (): void => {
        wishStart(id, form);
        go(sectionPath(id, sectionOf(form)));
      };
      return [startId(form), start] as const;
    }),
  ];
  useActions(section === 'treatment' ? besideTreatments : visitActions, visitId === null ? {} : Object.fromEntries(handlers(visitId)));
}
