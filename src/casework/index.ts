export { holdInForce } from './proceedings/hold-in-force.ts';
export { caseworkRoutes } from './routes.ts';
export { chaseSummaries } from './summaries/chase-summaries.ts';
export { addTeamByRole } from './team/add-team-by-role.ts';
export { openStepForms } from './start/open-step-forms.ts';
export { holdDrawn } from './vault/hold-words.ts';
export { makeVault, opensCaseKey, sealAway } from './vault/vault.ts';
export { definitionOf, reckoningFor } from './review/open-review.ts';
export { tellOfLateSteps } from './steps/late-steps.ts';
