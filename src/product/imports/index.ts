export { actionColumns } from './action-columns.ts';
export { choosePartnership } from './choose-partnership.ts';
export { importActions, type ImportOrder, type ImportOutcome } from './import-actions.ts';
export { importIncidents } from './import-incidents.ts';
export { incidentColumns } from './incident-columns.ts';
