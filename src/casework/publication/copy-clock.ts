import type { Clock, ProcessDefinition } from '../../framework/schema/process.ts';

/** The clock that runs up to publication, by which a copy has to be sent beforehand; null where the framework has none. */
export const copyClock = (definition: ProcessDefinition): Clock | null => definition.clocks.find((clock) => clock.atLeastBefore !== undefined) ?? null;
