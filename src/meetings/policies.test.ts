import { describe, expect, it } from 'vitest';
import type { HeldRole, Me } from '../access/me.ts';
import { bundledPack } from '../framework/index.ts';
import { mayKeep, mayReadMeeting, maySeeThat } from './policies.ts';

const { pack } = await bundledPack('suffolk-2019');
const learning = { groupId: 'learning', boardId: 'suffolk' };

/** Somebody who holds one role of the framework on a board, and on a group of it where one is named. */
function me(role: string, groupId: string | null = null, boardId = 'suffolk'): Me {
  const held: HeldRole = { role, boardId, groupId, agencyId: null, frameworkId: pack.id, frameworkVersion: pack.version, actingFor: null, actingForName: null };
  return {
    partnershipId: 'p', partnershipName: 'P', personId: 'me', name: 'Me', roles: [held], permissions: new Set<string>(pack.roles.find((each) => each.key === role)?.permissions ?? []),
    demonstration: false, csrfSecret: '', fullySignedIn: true, codeSet: true,
  };
}

describe('a meeting of the Learning and Improvement Group', () => {
  it.each([
    // who, knows when it is, reads it, keeps it
    ['the business manager', me('business-manager'), true, true, true],
    ['the central team', me('central-team'), true, true, true],
    ['the chair of the group', me('learning-improvement-chair', 'learning'), true, true, true],
    ['a member of the group', me('learning-improvement-member', 'learning'), true, true, false],
    ['somebody of the group by another role', me('agency-lead', 'learning'), true, true, false],
    ['the same chair, sitting on another group', me('learning-improvement-chair', 'training'), true, false, false],
    ['the chair of the board', me('independent-chair', 'board'), true, false, false],
    ['a practitioner', me('practitioner'), true, false, false],
    ['the business manager of another board', me('business-manager', null, 'norfolk'), false, false, false],
  ])('%s', (_who, person, sees, reads, keeps) => {
    expect([maySeeThat(person, learning), mayReadMeeting(person, learning), mayKeep(person, learning)]).toEqual([sees, reads, keeps]);
  });
});
