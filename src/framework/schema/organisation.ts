import { z } from 'zod';
import { Permission } from './permission.ts';
import { Key, Rule } from './rule.ts';

const text = z.string().min(1);

/** A group of the board: sub-group, panel, forum, network. */
export const Group = z.strictObject({
  key: Key, name: text, aliases: z.array(text).default([]), about: text.optional(), chair: Key.optional(),
  reportsTo: Key.optional(), duties: z.array(text).default([]), rule: Rule,
});
/** A body outside the partnership that is told, asked or worked with. */
export const Body = z.strictObject({ key: Key, name: text, about: text.optional() });
/** A role that people hold, with what it permits. */
export const Role = z.strictObject({
  key: Key, name: text, aliases: z.array(text).default([]), about: text.optional(), deputy: Key.optional(),
  permissions: z.array(Permission).default([]),
  /** Whoever holds the role answers for their agency: requests for summaries go to them first. */
  answersForAgency: z.boolean().default(false),
  rule: Rule,
});
/** A kind of agency; the three safeguarding partners are marked. */
export const AgencyKind = z.strictObject({ key: Key, name: text, safeguardingPartner: z.boolean().default(false) });

export const Organisation = z.strictObject({
  groups: z.array(Group).min(1), bodies: z.array(Body).default([]), roles: z.array(Role).min(1), agencyKinds: z.array(AgencyKind).min(1),
});
export type Organisation = z.output<typeof Organisation>;
