/** Schools that do not exist, as the register of schools writes them down: so many lines with their headings. */
export function inventedSchools(count: number): string {
  const phases = ['Nursery', 'Primary', 'Secondary', 'Not applicable'];
  const lines = Array.from({ length: count }, (_, index) => [
    900_000 + index, `Area ${String((index % 150) + 1).padStart(3, '0')}`, 4000 + (index % 1000), `Invented School ${index + 1}`, index % 40 === 39 ? 'Closed' : index % 17 === 0 ? 'Open, but proposed to close' : 'Open', phases[index % 4]!, 'Headteacher', `head${index + 1}@schools.example`,
  ].map((cell) => `"${cell}"`).join(','));
  return ['"URN","LA (name)","EstablishmentNumber","EstablishmentName","EstablishmentStatus (name)","PhaseOfEducation (name)","HeadPreferredJobTitle","MainEmail"', ...lines].join('\r\n');
}
