/** A school's phase as packs name it: "16 plus" is 16-plus; what the register calls not applicable is none. */
export function phaseKey(name: string): string {
  const key = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return key === 'not-applicable' ? '' : key;
}

/** A phase as it is read: "Middle deemed primary". */
export const phaseName = (key: string): string => (key === '' ? 'No phase' : key.charAt(0).toUpperCase() + key.slice(1).replaceAll('-', ' '));
