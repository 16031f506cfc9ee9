import { z } from 'zod';
import { CriteriaSet } from './criteria.ts';
import { FormDefinition } from './form.ts';
import { Channel, Learning, Priorities, ThemeGroup } from './learning.ts';
import { Organisation } from './organisation.ts';
import { ProcessDefinition } from './process.ts';
import { Audits, Cadence, DocumentDefinition, Doubt, FrameworkHead, Indicator, Standard, Term, Training } from './statements.ts';

/** The files of a pack: what each holds. Processes and forms have a file each. */
export const packFiles = {
  'framework.yaml': FrameworkHead,
  'organisation.yaml': Organisation,
  'priorities.yaml': Priorities,
  'themes.yaml': z.array(ThemeGroup).min(1),
  'channels.yaml': z.array(Channel).min(1),
  'learning.yaml': Learning,
  'criteria.yaml': z.array(CriteriaSet),
  'cadences.yaml': z.array(Cadence),
  'standards.yaml': z.array(Standard),
  'indicators.yaml': z.array(Indicator),
  'audits.yaml': Audits,
  'training.yaml': Training,
  'vocabulary.yaml': z.array(Term),
  'doubts.yaml': z.array(Doubt),
  'documents.yaml': z.array(DocumentDefinition),
} as const;
export type PackFile = keyof typeof packFiles;

/** A framework pack as the product uses it: all its files in one value. */
export const Pack = FrameworkHead.extend({
  ...Organisation.shape,
  priorities: Priorities,
  themes: z.array(ThemeGroup),
  channels: z.array(Channel),
  learning: Learning,
  criteria: z.array(CriteriaSet),
  cadences: z.array(Cadence),
  standards: z.array(Standard),
  indicators: z.array(Indicator),
  audits: Audits,
  training: Training,
  vocabulary: z.array(Term),
  doubts: z.array(Doubt),
  documents: z.array(DocumentDefinition),
  processes: z.array(ProcessDefinition).min(1),
  forms: z.array(FormDefinition),
});
export type Pack = z.output<typeof Pack>;
