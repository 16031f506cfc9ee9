/** The phases of the register of schools in England, as it writes them. */
export const registerPhases = ['Nursery', 'Primary', 'Middle deemed primary', 'Secondary', 'Middle deemed secondary', '16 plus', 'All-through'] as const;

/** What people call a phase whose name in the register is another. */
const alsoCalled: Readonly<Record<string, string>> = { 'sixth-form': '16-plus', 'post-16': '16-plus', 'nursery-school': 'nursery', 'primary-school': 'primary', 'secondary-school': 'secondary', 'all-through-school': 'all-through' };

/** The key of a phase under whichever of its names it is kept: a sixth form is 16-plus. */
export const samePhase = (key: string): string => alsoCalled[key] ?? key;

/** A school's phase as packs name it: "16 plus" and "Sixth form" are 16-plus; what the register calls not applicable is none. */
export function phaseKey(name: string): string {
  const key = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return key === 'not-applicable' ? '' : samePhase(key);
}

/** A phase as it is read: "Middle deemed primary". */
export const phaseName = (key: string): string => (key === '' ? 'No phase' : key.charAt(0).toUpperCase() + key.slice(1).replaceAll('-', ' '));
