import { describe, expect, it } from 'vitest';
import { bundledIds, bundledPack } from '../library.ts';
import { checkForm } from './check-form.ts';

const tool = {
  key: 'tool', name: 'Tool', suppliedBy: 'board', rule: { source: 'The board', force: 'local', confidence: 'S' },
  standards: [{ key: 'leaders', name: 'Leaders' }],
  scales: [{ key: 'grade', name: 'Grade', levels: [{ value: 'met', label: 'Met' }, { value: 'unmet', label: 'Not met' }] }],
  sections: [{ key: 'one', title: 'One', standard: 'leaders', questions: [{ key: 'a', type: 'scale', scale: 'grade', label: 'How well?' }, { key: 'b', type: 'text', label: 'Why?', when: { question: 'a', is: ['unmet'] } }] }],
};
const withQuestion = (more: object) => ({ ...tool, sections: [{ ...tool.sections[0], questions: [...tool.sections[0]!.questions, { key: 'c', type: 'text', label: 'And?', ...more }] }] });

describe('a form by itself', () => {
  it('is in order where a framework would take it', () => {
    expect(checkForm(tool)).toMatchObject({ ok: true, form: { key: 'tool' } });
  });

  it.each<[string, object, (string | number)[], string]>([
    ['an unknown standard', { standard: 'ledars' }, ['sections', 0, 'questions', 2, 'standard'], 'Did you mean "leaders"?'],
    ['a condition on a later question', { when: { question: 'z', is: ['yes'] } }, ['sections', 0, 'questions', 2, 'when', 'question'], 'There is no earlier question "z".'],
    ['an unknown type', { type: 'txt' }, ['sections', 0, 'questions', 2, 'type'], 'is not one of'],
    ['a label that is empty', { label: '' }, ['sections', 0, 'questions', 2, 'label'], '"label" is empty'],
    ['a link that is not secure', { link: { text: 'x', href: 'http://x.example' } }, ['sections', 0, 'questions', 2, 'link', 'href'], 'not written as it should be'],
    ['"not applicable" to a text', { notApplicable: true }, ['sections', 0, 'questions', 2, 'notApplicable'], 'Only a choice of one, or a scale'],
  ])('says of %s where it stands', (_, more, path, message) => {
    expect(checkForm(withQuestion(more))).toEqual({ ok: false, faults: [{ path, rule: expect.any(String), message: expect.stringContaining(message) }] });
  });

  it('knows the lines of enquiry that it is told of', () => {
    const lined = { ...tool, sections: [{ ...tool.sections[0], line: 'practice' }] };
    expect(checkForm(lined, ['practice'])).toMatchObject({ ok: true });
    expect(checkForm(lined, ['outcomes'])).toMatchObject({ ok: false, faults: [{ path: ['sections', 0, 'line'] }] });
  });

  it('finds nothing in the forms that come with the product, save those that set a day of a process', async () => {
    for (const id of await bundledIds()) {
      const { pack } = await bundledPack(id);
      for (const form of pack.forms.filter((each) => !JSON.stringify(each).includes('"setsAnchor"'))) expect(checkForm(form, (pack.audits.lineKinds ?? []).map((line) => line.key)), `${id} ${form.key}`).toMatchObject({ ok: true });
    }
  });
});
