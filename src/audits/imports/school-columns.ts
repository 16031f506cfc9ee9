import type { OurColumn } from '../../platform/tables/columns.ts';

export type SchoolColumn = 'urn' | 'name' | 'area' | 'phase' | 'group' | 'type' | 'boarders' | 'status' | 'contact' | 'email';

/** What the register of schools holds (Get Information about Schools, all fields or some), and the plain names that people give it. */
export const schoolColumns: readonly OurColumn<SchoolColumn>[] = [
  { key: 'urn', heading: 'URN', aliases: ['unique reference number', 'school number'], required: true },
  { key: 'name', heading: 'EstablishmentName', aliases: ['establishment name', 'school', 'school name', 'name of the school'], required: true },
  { key: 'area', heading: 'LA (name)', aliases: ['la', 'la_name', 'local authority', 'local authority name', 'borough'], required: false },
  { key: 'phase', heading: 'PhaseOfEducation (name)', aliases: ['phase of education', 'phaseofeducation', 'phase_name', 'school phase'], required: false },
  { key: 'group', heading: 'EstablishmentTypeGroup (name)', aliases: ['establishment type group', 'establishmenttypegroup', 'type group'], required: false },
  { key: 'type', heading: 'TypeOfEstablishment (name)', aliases: ['type of establishment', 'typeofestablishment', 'school type', 'type'], required: false },
  { key: 'boarders', heading: 'Boarders (name)', aliases: ['boarders', 'boarding'], required: false },
  { key: 'status', heading: 'EstablishmentStatus (name)', aliases: ['establishment status', 'establishmentstatus', 'open'], required: false },
  { key: 'contact', heading: 'HeadPreferredJobTitle', aliases: ['contact name', 'contact post', 'post', 'job title', 'head preferred job title'], required: false },
  { key: 'email', heading: 'Email', aliases: ['e mail', 'e-mail address', 'email address', 'main email', 'mainemail', 'contact email'], required: false },
];

/** What is said where a school of the file has no post beside its address. */
export const usualContact = 'Headteacher';

/** Whether a school takes part, by the register's word for how it stands; null where the word is not known. */
export function takesPart(status: string): boolean | null {
  const word = status.toLowerCase();
  if (word === '' || word.startsWith('open') || word === 'yes') return true;
  return word.startsWith('closed') || word.startsWith('proposed') || word === 'no' ? false : null;
}
