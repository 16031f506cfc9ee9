import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ErrorSummary } from '../../web/fields/index.ts';
import { FormDefinition } from '../../framework/schema/form.ts';
import type { Answers } from '../answers.ts';
import { readSubmission, type Reading } from '../read-submission.ts';
import { arbitraryFilled } from '../testing/arbitrary-forms.ts';
import { exampleForm, exampleSetting, idsInARow } from '../testing/example-form.ts';
import { brokenTies, sentByBrowser } from '../testing/sent-by-browser.ts';
import { FormSection, type FormSectionProps } from './form-section.tsx';

const render = (form: FormDefinition, answers: Answers, key: string, more: Partial<FormSectionProps> = {}): string => {
  const section = form.sections.find((one) => one.key === key);
  if (!section) throw new Error(`no section ${key}`);
  return renderToString(<><ErrorSummary problems={more.problems ?? []} /><FormSection form={form} section={section} answers={answers} offered={exampleSetting} {...more} /></>);
};
const reading = (key: string, before: Answers, mode: Reading['mode'] = 'save'): Reading => ({ ...exampleSetting, mode, newId: idsInARow(), page: { section: key }, before });
const twoChildren: Answers = { children: [{ id: 'a', letter: 'A', values: { name: 'One' }, criteria: {} }, { id: 'c', letter: 'C', values: { name: 'Two' }, criteria: {} }] };

describe('a page of a form', () => {
  it('reveals a question under the radio it hangs on, and shows it where there is no script', () => {
    const page = parse(render(exampleForm, { incident: { values: { known: 'yes' }, criteria: {} } }, 'incident'));
    const radio = page.querySelector('input[name="incident.known"][value="yes"]');
    const revealed = page.getElementById(radio?.getAttribute('data-aria-controls') ?? '');
    expect(revealed?.querySelector('textarea')?.getAttribute('name')).toBe('incident.known-how');
    expect(revealed?.classList.contains('govuk-radios__conditional--hidden')).toBe(false);
  });

  it('does not hide a field that has an error', () => {
    const problems = [{ field: 'incident.known-how', message: 'Too long' }];
    const page = parse(render(exampleForm, {}, 'incident', { problems }));
    expect(page.querySelector('.govuk-radios__conditional textarea')).toBeNull();
    expect(page.text).toContain('Only if you answered ‘Yes’ to ‘Was the family known?’.');
  });

  it('leaves out what an earlier section has ruled out, and loses nothing by it', () => {
    const before: Answers = { incident: { values: { known: 'no' }, criteria: {} }, learning: { values: { since: '2020' }, criteria: {} } };
    const html = render(exampleForm, before, 'learning');
    expect(html).not.toContain('learning.since');
    expect(readSubmission(exampleForm, sentByBrowser(html), reading('learning', before)).answers).toEqual(before);
  });

  it('adds and removes children by buttons that send the page, Enter saving first', () => {
    const page = parse(render(exampleForm, twoChildren, 'children'));
    expect(page.querySelectorAll('button').map((button) => [button.getAttribute('value'), button.text])).toEqual([
      ['save', 'Save'], ['remove:children:0', 'Remove Child A'], ['remove:children:1', 'Remove Child C'], ['add:children', 'Add another child'],
    ]);
  });

  it('shows one entry where one is asked for', () => {
    const html = render(exampleForm, twoChildren, 'children', { entryIndex: 1 });
    expect(sentByBrowser(html)).toMatchObject({ 'children.1.entry.id': 'c', 'children.1.name': 'Two' });
    expect(html).not.toContain('children.0.');
    expect(parse(html).querySelectorAll('button')).toHaveLength(1);
  });

  it('shows what was typed again, wrong as it was, and leads from each problem to its field', () => {
    const body = { 'children.0.age': 'two', 'children.0.entry.id': 'a', 'children.0.died-on-day': '31', 'children.0.died-on-month': '2', 'children.0.died-on-year': '2026', 'children.0.outcome': 'died', 'children.0.criteria.serious.reason': 'x'.repeat(10_001) };
    const { answers, typed, problems } = readSubmission(exampleForm, body, reading('children', {}, 'submit'));
    const html = render(exampleForm, answers, 'children', { typed, problems });
    expect(sentByBrowser(html)).toMatchObject(body);
    expect(parse(html).querySelectorAll('.govuk-error-summary a')).toHaveLength(problems.length);
    expect(brokenTies(html)).toEqual([]);
  });

  it('leads from "add at least one" to the button that adds', () => {
    const { answers, problems } = readSubmission(exampleForm, {}, reading('children', {}, 'submit'));
    const html = render(exampleForm, answers, 'children', { problems });
    expect(brokenTies(html)).toEqual([]);
    expect(parse(html).getElementById('children')?.text).toBe('Add a child');
  });

  it('lets what a person typed be text and nothing else', () => {
    const html = render(exampleForm, { incident: { values: { place: '"><script>alert(1)</script>' }, criteria: {} } }, 'incident');
    expect(parse(html).querySelector('script')).toBeNull();
  });

  it('sends back the answers that it shows, for any form and any answers', () => {
    fc.assert(fc.property(arbitraryFilled, ({ form, answers }) => {
      for (const section of form.sections) {
        const html = render(form, answers, section.key);
        const got = readSubmission(form, sentByBrowser(html), reading(section.key, answers));
        expect(got.problems).toEqual([]);
        expect(got.answers).toEqual(answers);
      }
    }), { numRuns: 60 });
  });

  it('has a label for each field and no broken tie, for any form and any answers', () => {
    fc.assert(fc.property(arbitraryFilled, ({ form, answers }) => {
      for (const section of form.sections) {
        const { typed, problems, answers: read } = readSubmission(form, {}, reading(section.key, answers, 'submit'));
        expect(brokenTies(render(form, answers, section.key))).toEqual([]);
        expect(brokenTies(render(form, read, section.key, { typed, problems }))).toEqual([]);
      }
    }), { numRuns: 40 });
  });
});

describe('a question of an audit tool', () => {
  const tool = FormDefinition.parse({
    key: 'tool', name: 'Tool', suppliedBy: 'board', rule: { source: 'Made for a test', force: 'local', confidence: 'GL' },
    scales: [{ key: 'grade', name: 'Grade', levels: [{ value: 'no', label: 'Not met', describes: 'Nothing is in place' }, { value: 'yes', label: 'Met', describes: 'It is in place and known to work' }] }],
    sections: [{ key: 'one', title: 'One', questions: [
      { key: 'a', type: 'scale', scale: 'grade', label: 'How well?', guidance: 'Look at the last year.\nAsk the staff.', link: { text: 'Statutory guidance', href: 'https://guidance.example/11' }, evidence: true },
      { key: 'b', type: 'text', label: 'Who leads?', link: { text: 'About leads', href: 'https://guidance.example/leads' } },
    ] }],
  });

  it('has its guidance folded beside it with the way to more, in a window of its own', () => {
    const page = parse(render(tool, {}, 'one'));
    const help = page.querySelector('details')!;
    expect(help.querySelector('summary')!.text.trim()).toBe('Help with ‘How well?’');
    expect(help.text).toContain('Look at the last year.\nAsk the staff.');
    expect(page.querySelectorAll('a[target="_blank"]').map((link) => [link.text, link.getAttribute('href'), link.getAttribute('rel')])).toEqual([
      ['Statutory guidance (opens in new tab)', 'https://guidance.example/11', 'noreferrer noopener'], ['About leads (opens in new tab)', 'https://guidance.example/leads', 'noreferrer noopener'],
    ]);
  });

  it('says at each level what it takes to be there', () => {
    const page = parse(render(tool, {}, 'one'));
    expect(page.querySelectorAll('.govuk-radios__item').map((item) => item.text.trim())).toEqual(['Not metNothing is in place', 'MetIt is in place and known to work']);
  });

  it('has below it what the page says of it, by the path of its answer', () => {
    const page = parse(render(tool, {}, 'one', { beside: (path, question) => question.evidence && <p class="evidence">Evidence for {path}</p> }));
    expect(page.querySelectorAll('.evidence').map((shown) => shown.text)).toEqual(['Evidence for one.a']);
    expect(render(tool, {}, 'one')).not.toContain('class="evidence"');
  });
});
