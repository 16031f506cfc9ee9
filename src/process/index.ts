export { CriteriaGiven, Happening, StoredEvent, type ProcessEvent } from './event.ts';
export { reckon, reckonSet, unsettled, type Answered, type Met } from './criteria.ts';
export { latestViews, nothingLeft, replay, standingDecision, type ProcessState, type RequestState, type StepState, type TakenDecision, type View } from './state.ts';
export { clockDue, dayNumberFrom, dues, originalDue, standing, strip, type Due, type Reckoning, type Standing, type StripDay } from './due.ts';
export { append, ProcessChanged, readProcess, reckonAnew, startProcess, writeDues, type By, type DefinitionOf, type RunningProcess, type Start } from './store/process-store.ts';
export { actsAs, leadsOf, problemsWith, type Actor, type Problem } from './may.ts';
