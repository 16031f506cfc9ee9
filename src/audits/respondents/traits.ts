/** What a school is besides its phase, as packs name it, with how it is read. */
export const schoolTraits = [
  { key: 'maintained', name: 'Maintained by the local authority' },
  { key: 'academy', name: 'Academy or free school' },
  { key: 'independent', name: 'Independent school' },
  { key: 'special', name: 'Special school' },
  { key: 'college', name: 'Further education college' },
  { key: 'boarding', name: 'With boarders' },
] as const;

export type SchoolTrait = (typeof schoolTraits)[number]['key'];
export const isTrait = (key: string): key is SchoolTrait => schoolTraits.some((each) => each.key === key);

/** The traits by the register's own words for the group, the type and the boarders of a school. A word that says nothing of the kind gives none. */
export function traitsOf({ group, type, boarders }: { group: string; type: string; boarders: string }): SchoolTrait[] {
  const said = `${group} / ${type}`.toLowerCase();
  const boards = boarders.toLowerCase();
  const is: Record<SchoolTrait, boolean> = {
    maintained: /local authority maintained|\/ (community|foundation|voluntary|local authority nursery|pupil referral)/.test(said),
    academy: /academ|free school|studio school|technical college|technology college/.test(said),
    independent: /independent|non-maintained/.test(said),
    special: /special/.test(said),
    college: /^colleges|further education|sixth form (centre|college)/.test(said),
    boarding: /boarding school|residential/.test(boards) || boards === 'yes' || boards === 'boarding',
  };
  return schoolTraits.map(({ key }) => key).filter((key) => is[key]);
}
