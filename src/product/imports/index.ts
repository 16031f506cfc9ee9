export { choosePartnership } from './choose-partnership.ts';
export { importActions, type ImportOrder, type ImportOutcome } from './import-actions.ts';
export { importIncidents } from './import-incidents.ts';
