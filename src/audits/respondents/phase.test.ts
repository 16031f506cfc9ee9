import { describe, expect, it } from 'vitest';
import { bundledIds, bundledPack } from '../../framework/index.ts';
import { asAsked } from '../tools/as-asked.ts';
import { phaseKey, phaseName, registerPhases } from './phase.ts';
import { schoolTraits, traitsOf } from './traits.ts';

const packs = (await Promise.all((await bundledIds()).map(bundledPack))).map(({ pack }) => pack).filter((pack) => (pack.audits.phases ?? []).length > 0);

describe('the phase of a school', () => {
  it.each([['16 plus', '16-plus'], ['Middle deemed primary', 'middle-deemed-primary'], ['All-through', 'all-through'], [' Nursery ', 'nursery'], ['Sixth form', '16-plus'], ['Post-16', '16-plus'], ['Primary school', 'primary'], ['Not applicable', ''], ['', '']])('is kept, where the register says "%s", as "%s"', (name, key) => expect(phaseKey(name)).toBe(key));
  it.each([['middle-deemed-primary', 'Middle deemed primary'], ['', 'No phase']])('is read, kept as "%s", as "%s"', (key, name) => expect(phaseName(key)).toBe(name));
});

describe.each(packs)('the tool for schools of $id', (pack) => {
  const form = pack.forms.find(({ key }) => key === 'schools-return')!;
  const phases = new Set((pack.audits.phases ?? []).map(({ key }) => key));
  /** What a school is asked whose phase the register writes so, of what is asked of some schools alone. */
  const asked = (phase: string): string[] => asAsked(form, { kind: 'school', phase: phaseKey(phase) }).sections.flatMap((section) => section.questions.filter((question) => question.askedOf !== undefined).map((question) => question.key));
  const together = (...of: string[][]) => [...new Set(of.flat())].toSorted();

  it('knows every phase of the register', () => expect(registerPhases.map(phaseKey).filter((key) => !phases.has(key))).toEqual([]));
  it('asks a school of the phase "16 plus" what it asks of sixth forms', () => {
    const named = form.sections.flatMap((section) => section.questions.filter((question) => question.askedOf?.includes('16-plus')).map((question) => question.key));
    expect(named).toContain('s-work');
    expect(asked('16 plus')).toEqual(named);
    expect(asked('Sixth form')).toEqual(named);
    expect(asked('16 plus')).not.toContain('s-intimate');
  });
  it('asks a middle school what it asks of the schools that it counts with, and an all-through school what it asks of both', () => {
    expect(asked('Primary')).toContain('s-intimate');
    expect(asked('Secondary')).toContain('s-work');
    expect(asked('Middle deemed primary')).toEqual(asked('Primary'));
    expect(asked('Middle deemed secondary')).toEqual(asked('Secondary'));
    expect(asked('All-through').toSorted()).toEqual(together(asked('Primary'), asked('Secondary')));
  });
});

describe.each(packs)('what $id asks of some schools alone', (pack) => {
  const form = pack.forms.find(({ key }) => key === 'schools-return')!;
  const asks = (phase: string, register: Partial<Parameters<typeof traitsOf>[0]>): string[] => {
    const traits = traitsOf({ group: '', type: '', boarders: '', ...register });
    return asAsked(form, { kind: 'school', phase: phaseKey(phase), traits }).sections.flatMap((section) => section.questions.map(({ key }) => key));
  };

  it('is asked by a kind of agency, a phase of the register, or what else the register tells of a school', () => {
    const known = new Set([...pack.agencyKinds.map(({ key }) => key), ...registerPhases.map(phaseKey), ...schoolTraits.map(({ key }) => key)]);
    const named = pack.forms.flatMap(({ sections }) => sections.flatMap((section) => [section, ...section.questions].flatMap(({ askedOf }) => askedOf ?? [])));
    expect([...new Set([...named, ...(pack.audits.phases ?? []).map(({ key }) => key)])].filter((key) => !known.has(key))).toEqual([]);
  });
  it('reaches an academy, a maintained, a special and a boarding school', () => {
    expect(asks('Primary', { type: 'Academy converter' })).toContain('s-proprietor');
    expect(asks('Primary', { type: 'Academy converter' })).not.toContain('s-duty');
    expect(asks('Primary', { type: 'Community school' })).toContain('s-duty');
    expect(asks('Not applicable', { type: 'Community special school' })).toEqual(expect.arrayContaining(['s-intimate', 's-boarding', 's-duty']));
    expect(asks('Secondary', { type: 'Other independent school', boarders: 'Boarding school' })).toEqual(expect.arrayContaining(['s-proprietor', 's-boarding']));
    expect(asks('Secondary', { type: 'Community school' })).not.toContain('s-boarding');
  });
});

it('a tool of a board that names a phase otherwise than the register asks its schools all the same', () => {
  const form = packs[0]!.forms.find(({ key }) => key === 'schools-return')!;
  const tool = { ...form, sections: [{ ...form.sections[0]!, askedOf: ['sixth-form'] }] };
  expect(asAsked(tool, { kind: 'school', phase: '16-plus' }).sections).toHaveLength(1);
  expect(asAsked(tool, { kind: 'school', phase: 'primary' }).sections).toHaveLength(0);
});
