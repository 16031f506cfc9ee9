import { z } from 'zod';
import { Assessment } from './assessment.ts';
import { Audits } from './audits.ts';
import { Cadence } from './cadence.ts';
import { Channel } from './channel.ts';
import { CriteriaSet } from './criteria.ts';
import { DocumentDefinition } from './document.ts';
import { Doubt } from './doubt.ts';
import { FormDefinition } from './form.ts';
import { FrameworkHead } from './head.ts';
import { Indicator } from './indicator.ts';
import { Learning } from './learning.ts';
import { Organisation } from './organisation.ts';
import { Priorities } from './priorities.ts';
import { ProcessDefinition } from './process.ts';
import { Risks } from './risks.ts';
import { Standard } from './standard.ts';
import { ThemeGroup } from './theme.ts';
import { Training } from './training.ts';
import { Term } from './vocabulary.ts';
import { Voice } from './voice.ts';

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
  'assessments.yaml': z.array(Assessment).min(1),
  'voice.yaml': Voice,
  'risks.yaml': Risks,
} as const;
export type PackFile = keyof typeof packFiles;

/** Files that a pack may leave out, because not every framework speaks of their subject. */
export const optionalFiles: readonly PackFile[] = ['assessments.yaml', 'voice.yaml', 'risks.yaml'];

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
  assessments: z.array(Assessment).optional(),
  voice: Voice.optional(),
  risks: Risks.optional(),
  processes: z.array(ProcessDefinition).min(1),
  forms: z.array(FormDefinition),
});
export type Pack = z.output<typeof Pack>;
