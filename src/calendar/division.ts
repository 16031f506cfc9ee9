/** The parts of the United Kingdom that have their own bank holidays, by the keys that GOV.UK gives them. */
export const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const;

export type Division = (typeof divisions)[number];

/** Whether a text is a division's key. */
export const isDivision = (text: string): text is Division => divisions.some((division) => division === text);

/** How a division is called in a sentence. */
export const divisionNames: Readonly<Record<Division, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

/** One thing made for each division. */
export const forEachDivision = <T>(make: (division: Division) => T): Record<Division, T> => ({
  'england-and-wales': make('england-and-wales'),
  scotland: make('scotland'),
  'northern-ireland': make('northern-ireland'),
});
