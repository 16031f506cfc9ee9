import { z } from 'zod';
import { Rhythm } from './cadence.ts';
import { text } from './named.ts';
import { Permission } from './permission.ts';
import { Place } from './place.ts';
import { Key, Rule } from './rule.ts';

/** What does a duty's work: a process, a line of the reporting schedule, a self-assessment, a kind of audit, or a page of the product. */
export const Carrier = z.union([z.strictObject({ process: Key }), z.strictObject({ cadence: Key }), z.strictObject({ assessment: Key }), z.strictObject({ audit: Key }), z.strictObject({ page: Place })]);
export type Carrier = z.output<typeof Carrier>;
/**
 * A duty of a group, alone or with what carries it. One that nothing carries is kept by hand; what is recorded of it is found by its key, which is its place in
 * the list where it has none of its own.
 */
export const Duty = z.union([text, z.strictObject({ duty: text, by: z.array(Carrier).min(1).optional(), key: Key.optional() })]);
export type Duty = z.output<typeof Duty>;
export const dutyWords = (duty: Duty): string => (typeof duty === 'string' ? duty : duty.duty);
export const carriersOf = (duty: Duty): readonly Carrier[] => (typeof duty === 'string' ? [] : (duty.by ?? []));
/** @param place its place among the duties of its group, from 0 */
export const dutyKey = (duty: Duty, place: number): string => (typeof duty === 'string' ? undefined : duty.key) ?? String(place + 1);

/** A group of the board: sub-group, panel, forum, network. */
export const Group = z.strictObject({
  key: Key, name: text, aliases: z.array(text).default([]), about: text.optional(), chair: Key.optional(),
  reportsTo: Key.optional(), duties: z.array(Duty).default([]),
  kind: z.enum(['board', 'executive', 'sub-group', 'panel', 'forum', 'network']).optional(),
  /** The boards that it serves, where several share the framework. */
  boards: z.array(Key).optional(),
  /** The name that it bears on a board where it is called otherwise: one group's work, done by a group of each board. */
  nameOn: z.array(z.strictObject({ board: Key, name: text })).optional(),
  /** What it is in the framework's machinery, whatever it is called: the text may speak of "the review group". */
  serves: z.array(z.enum(['review-group', 'learning-group', 'assurance-group', 'training-group', 'executive'])).optional(),
  meets: Rhythm.optional(),
  /** Who sits on it: holders of a role, or a kind of agency through whom it sends. */
  members: z.array(z.union([z.strictObject({ role: Key }), z.strictObject({ agencyKind: Key })])).optional(),
  rule: Rule,
});
/** A body outside the partnership that is told, asked or worked with. */
export const Body = z.strictObject({ key: Key, name: text, about: text.optional() });
/** A role that people hold, with what it permits. */
export const Role = z.strictObject({
  key: Key, name: text, aliases: z.array(text).default([]), about: text.optional(), deputy: Key.optional(),
  permissions: z.array(Permission).default([]),
  /** Whoever holds the role answers for their agency: requests for summaries go to them first. */
  answersForAgency: z.boolean().default(false),
  /** The kind of agency whose people hold it. */
  agencyKind: Key.optional(),
  rule: Rule,
});
/** A kind of agency; the three safeguarding partners are marked. */
export const AgencyKind = z.strictObject({ key: Key, name: text, safeguardingPartner: z.boolean().default(false) });

export const Organisation = z.strictObject({
  groups: z.array(Group).min(1), bodies: z.array(Body).default([]), roles: z.array(Role).min(1), agencyKinds: z.array(AgencyKind).min(1),
});
export type Organisation = z.output<typeof Organisation>;
