import { isInDoubt } from '../../../framework/readings/readings.ts';
import { Doubt } from '../../../framework/schema/doubt.ts';
import { ProcessDefinition, type Clock } from '../../../framework/schema/process.ts';
import type { PackValues } from '../../../framework/write/pack-files.ts';

export interface ProcessOfDraft {
  file: string;
  process: ProcessDefinition;
  /** Its clocks that may be read in more than one way. */
  doubtful: Clock[];
}

/** The processes of a draft whose shape is right. */
export const processesOfDraft = (values: PackValues): ProcessOfDraft[] => Object.keys(values).filter((file) => file.startsWith('processes/')).sort().flatMap((file) => {
  const read = ProcessDefinition.safeParse(values[file]);
  return read.success ? [{ file, process: read.data, doubtful: read.data.clocks.filter(isInDoubt) }] : [];
});

export const doubtsOfDraft = (values: PackValues): Doubt[] => {
  const read = Doubt.array().safeParse(values['doubts.yaml']);
  return read.success ? read.data : [];
};

/** How a clock or doubt is named in addresses. */
export const idOfClock = (process: string, clock: string): string => `clock~${process}~${clock}`;
export const idOfDoubt = (key: string): string => `doubt~${key}`;
