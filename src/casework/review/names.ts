import type { Pack } from '../../framework/index.ts';
import type { Addressee } from '../../framework/schema/process.ts';

/** What the framework calls a role, a group, a body; the key itself where it calls it nothing. */
export const nameOfRole = (pack: Pack, key: string): string => pack.roles.find((role) => role.key === key)?.name ?? key;
export const nameOfGroup = (pack: Pack, key: string): string => pack.groups.find((group) => group.key === key)?.name ?? key;
export const nameOfBody = (pack: Pack, key: string): string => pack.bodies.find((body) => body.key === key)?.name ?? key;

export function nameOfAddressee(pack: Pack, addressee: Addressee): string {
  if ('role' in addressee) return nameOfRole(pack, addressee.role);
  if ('group' in addressee) return nameOfGroup(pack, addressee.group);
  if ('body' in addressee) return nameOfBody(pack, addressee.body);
  return 'Leads of the agencies involved';
}

/** How answers to criteria read. */
export const answerWords: Record<string, string> = { yes: 'Yes', no: 'No', 'not-known': 'Not known', 'may-be': 'Maybe' };
