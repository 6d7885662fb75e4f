import type { OutcomeEntry } from '#core/clinical/outcomes/record.ts';
import type { Patient } from '#core/domain/patient.ts';
import { DistanceFields } from './fields/DistanceFields.tsx';
import { GrocFields } from './fields/GrocFields.tsx';
import { HeelRaiseFields } from './fields/HeelRaiseFields.tsx';
import { HopCountFields, Hops25Fields } from './fields/HopFields.tsx';
import { CountermovementFields, DropJumpFields } from './fields/JumpFields.tsx';
import { LefsFields } from './fields/LefsFields.tsx';
import { NprsFields, VasFields } from './fields/PainFields.tsx';
import { PsfsFields } from './fields/PsfsFields.tsx';
import { StiffnessFields, TotalFields } from './fields/TotalFields.tsx';
import { VisaAFields } from './fields/VisaAFields.tsx';
import type { WithPack } from './types.ts';

type Props = WithPack & {
  readonly entry: OutcomeEntry;
  readonly patient: Patient;
  readonly onEntry: (entry: OutcomeEntry) => void;
  readonly onLeave: () => void;
};

/** The fields of whichever instrument the entry is of. */
export function EntryFields({ entry, patient, pack, onEntry, onLeave }: Props) {
  switch (entry.instrument) {
    case 'visa-a':
      return <VisaAFields pack={pack} input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'lefs':
      return <LefsFields pack={pack} input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'nprs':
      return <NprsFields input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'vas':
      return <VasFields input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'morning-stiffness':
      return <StiffnessFields input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'knee-to-wall':
      return <DistanceFields most={25} input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'single-hop':
      return (
        <DistanceFields
          most={400}
          input={entry.input}
          pain={{ answer: entry.input.pain, onAnswer: (pain) => onEntry({ ...entry, input: { ...entry.input, pain } }) }}
          onInput={(input) => onEntry({ ...entry, input: { ...entry.input, ...input } })}
          onLeave={onLeave}
        />
      );
    case 'heel-raise':
    case 'heel-raise-bent':
      return (
        <HeelRaiseFields
          patient={patient}
          measuredOn={entry.measuredOn}
          straight={entry.instrument === 'heel-raise'}
          input={entry.input}
          onInput={(input) => onEntry({ ...entry, input })}
          onLeave={onLeave}
        />
      );
    case 'countermovement-jump':
      return <CountermovementFields input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'drop-jump':
      return <DropJumpFields input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'hops-25':
      return <Hops25Fields input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'hop-count':
      return <HopCountFields input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'psfs':
      return <PsfsFields input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'groc':
      return <GrocFields input={entry.input} onInput={(input) => onEntry({ ...entry, input })} onLeave={onLeave} />;
    case 'visa-a-sed':
    case 'tendins-a':
    case 'tsk-11':
    case 'tsk-17':
    case 'pcs':
      return (
        <TotalFields
          instrument={entry.instrument}
          input={entry.input}
          onInput={(input) => onEntry({ ...entry, input })}
          onLeave={onLeave}
        />
      );
  }
}
