import { z } from 'zod';

/** What a role may do. Pages and use cases ask for these; which role has which stands in the pack. */
export const permissionMeanings = {
  'notify-incident': 'Enter and notify a serious incident',
  'see-reviews': 'See the register of the reviews on whose teams one is',
  'run-review': 'Move a review on: its steps, requests, clocks and team',
  'open-vault': 'Open the identity vault of a case on whose team one is, with a reason',
  'write-finding': 'Write findings and recommendations',
  'agree-learning': 'Agree findings and lessons for sharing, and answer recommendations',
  'see-learning': 'Read the learning log, recommendations and actions',
  'manage-actions': 'Make, extend, reassign and drop actions, and keep the meetings and the forward plan that they come from',
  'own-action': 'Report on the actions that one owns, with evidence',
  'verify-action': 'Verify the evidence that somebody else offered',
  disseminate: 'Pass lessons on and ask agencies to cascade them',
  'confirm-cascade': 'Confirm that one’s agency has passed a lesson on to its teams',
  evaluate: 'Check embedding and judge effect',
  'see-audits': 'See the audit programme, the rounds and case audits of one’s board, and what they showed',
  'manage-audits': 'Keep the audit programme and its tools, open rounds and case audits, chase, moderate and report',
  'answer-audits': 'Fill in the audits asked of one’s own agency, hand them in, and reply to the challenge panel',
  'challenge-audits': 'Question returns on the challenge panel, with grades and reasons',
  'see-glance': 'See the partnership at a glance',
  'manage-people': 'Add people and agencies, give roles, record absences',
  'speak-in-forum': 'Put matters to the board through a forum, and read what became of them; nothing of cases',
  'see-framework': 'Read the framework',
  'manage-framework': 'Bring in a new version of the framework and choose readings',
  'read-access-log': 'Read the record of changes and reads',
  'export-data': 'Take lists out of the product',
} as const;
export type Permission = keyof typeof permissionMeanings;
export const Permission = z.enum(Object.keys(permissionMeanings) as [Permission, ...Permission[]]);
