import { describe, expect, it } from 'vitest';
import type { FieldProblem } from '../../web/fields/index.ts';
import { isEmail, readContact } from './contact.ts';

describe('the contact of a respondent', () => {
  it.each(['head@school.example', 'd.s.l+audit@a-school.sch.example'])('may be %s', (address) => expect(isEmail(address)).toBe(true));
  it.each(['head', 'head@school', '@school.example', 'a head@school.example', 'head@school.example,other@school.example', '<head@school.example>', `${'a'.repeat(250)}@school.example`])('is never %s', (address) => expect(isEmail(address)).toBe(false));

  it('may be left empty unless it is asked for, and is told to be mended at its field', () => {
    const read = (body: Record<string, string>, required = false) => {
      const problems: FieldProblem[] = [];
      return { contact: readContact(body, problems, required), fields: problems.map(({ field }) => field) };
    };
    expect(read({})).toEqual({ contact: { name: '', email: '' }, fields: [] });
    expect(read({}, true).fields).toEqual(['contactEmail']);
    expect(read({ contactName: 'Designated lead', contactEmail: 'lead' })).toEqual({ contact: { name: 'Designated lead', email: 'lead' }, fields: ['contactEmail'] });
  });
});
