import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Button, Checkboxes, DateInput, Details, ErrorSummary, FileUpload, Input, NotificationBanner, Radios, Select, SummaryList, Table, Tag, TaskList, Textarea } from './index.ts';
import { normalisedHtml } from './testing/normalised-html.ts';
import type { VNode } from 'preact';

const same = (one: VNode, other: VNode) => expect(normalisedHtml(render(one))).toEqual(normalisedHtml(render(other)));

describe('what a page author may write in short', () => {
  it('words in place of a label, hint or error', () => same(
    <Input id="name" name="name" label="Full name" hint="As on the record" error="Enter the name" value="Ann" />,
    <Input id="name" name="name" label={{ text: 'Full name' }} hint={{ text: 'As on the record' }} errorMessage={{ text: 'Enter the name' }} value="Ann" />,
  ));
  it('an element in their place', () => same(<Input name="a" label={<em>Name</em>} />, <Input name="a" label={{ text: <em>Name</em> }} />));
  it('no id, where the name will do', () => same(<Select name="area" label="Area" items={[{ text: 'East' }]} />, <Select id="area" name="area" label="Area" items={[{ text: 'East' }]} />));
  it('an error that there may not be', () => {
    const error: string | undefined = undefined;
    same(<Textarea name="a" label="A" error={error} />, <Textarea name="a" label="A" />);
  });
  it('an item that there may not be, without moving the others\' ids', () => {
    const html = render(<Radios name="a" items={[{ value: 'x', text: 'X' }, false, { value: 'y', text: 'Y' }]} />);
    expect(html).toContain('id="a-3"');
  });
  it('words as a legend', () => same(<Radios name="a" fieldset={{ legend: 'Which?' }} items={[]} />, <Radios name="a" fieldset={{ legend: { text: 'Which?' } }} items={[]} />));
  it('words and numbers as cells', () => same(<Table head={['Agency', 'Late']} rows={[['Health', 0]]} />, <Table head={[{ text: 'Agency' }, { text: 'Late' }]} rows={[[{ text: 'Health' }, { text: 0 }]]} />));
  it('words as a name and a value', () => same(<SummaryList rows={[{ key: 'Area', value: 'East' }]} />, <SummaryList rows={[{ key: { text: 'Area' }, value: { text: 'East' } }]} />));
  it('words as a task and its state', () => same(<TaskList items={[{ title: 'Scope', status: 'Completed' }]} />, <TaskList items={[{ title: { text: 'Scope' }, status: { text: 'Completed' } }]} />));
  it('a tag by its colour', () => same(<Tag colour="red">Late</Tag>, <Tag classes="govuk-tag--red">Late</Tag>));
  it('a summary of errors without its usual title', () => expect(render(<ErrorSummary errorList={[{ text: 'Enter a day', href: '#day' }]} />)).toContain('There is a problem'));
  it('words in pieces, which become a paragraph as one would', () => same(<NotificationBanner>{'Saved '}{3}{' answers'}</NotificationBanner>, <NotificationBanner>Saved 3 answers</NotificationBanner>));
});

describe('what a person typed', () => {
  it('is never markup', () => {
    const typed = '"><script>alert(1)</script>';
    const html = render(<><Input name="a" value={typed} error={typed} /><Textarea name="b" value={`</textarea>${typed}`} /><Details summaryText={typed}>{typed}</Details><Button value={typed} name="c">{typed}</Button></>);
    expect(html).not.toContain('<script');
    expect(html.match(/<\/textarea>/g)).toHaveLength(1);
  });
  it('keeps its first line break in a textarea, of which HTML takes one away', () => expect(render(<Textarea name="a" value={'\nx'} />)).toContain('>\n\nx<'));
  it('is zero where a person typed zero', () => expect(render(<Input name="a" value={0} />)).toContain('value="0"'));
  it('comes back in the boxes of a day, by their full names', () => {
    const html = render(<DateInput id="born" namePrefix="born" values={{ 'born-day': '31', 'born-month': 'Feb', 'born-year': '' }} />);
    expect(html).toMatch(/name="born-day"[^>]* value="31"/);
    expect(html).toMatch(/name="born-month"[^>]* value="Feb"/);
  });
  it('comes back as choices taken, also where they are numbers', () => {
    expect(render(<Checkboxes name="a" values={['1', '3']} items={[1, 2, 3].map((value) => ({ value, text: value }))} />).match(/ checked/g)).toHaveLength(2);
    expect(render(<Radios name="a" value="" items={[{ value: '', text: 'None' }]} />)).not.toContain('checked');
  });
});

describe('attributes', () => {
  it('are bare, words or nothing, as HTML has it', () => {
    expect(render(<Tag attributes={{ hidden: true, 'aria-busy': false, title: undefined, lang: 'cy' }}>x</Tag>)).toBe('<strong class="govuk-tag" hidden aria-busy="false" lang="cy">x</strong>');
  });
  it('cannot break out of their tag', () => {
    expect(render(<Tag attributes={{ 'x onclick=alert(1)': 'y', title: '"><b>' }}>x</Tag>)).toBe('<strong class="govuk-tag" title="&quot;>&lt;b>">x</strong>');
  });
});

describe('what a page puts beside an answer', () => {
  it('stands before and after the control, inside its wrapper for one line of text', () => {
    expect(render(<Input name="a" formGroup={{ beforeInput: 'B', afterInput: <i>A</i> }} />)).toMatch(/<div class="govuk-input__wrapper">B<input [^>]*><i>A<\/i><\/div>/);
    expect(render(<Textarea name="a" formGroup={{ beforeInput: 'B', afterInput: 'A' }} />)).toMatch(/>B<textarea [^>]*><\/textarea>A<\/div>/);
    expect(render(<Select name="a" items={[]} formGroup={{ beforeInput: 'B', afterInput: 'A' }} />)).toMatch(/>B<select [^>]*><\/select>A<\/div>/);
    expect(render(<FileUpload name="a" formGroup={{ beforeInput: 'B', afterInput: 'A' }} />)).toMatch(/>B<input [^>]*>A<\/div>/);
  });
  it('stands before and after the choices or the boxes of a day', () => {
    const group = { beforeInputs: 'B', afterInputs: 'A' };
    expect(render(<Radios name="a" items={[]} formGroup={group} />)).toContain('>BA</div>');
    expect(render(<Checkboxes name="a" items={[]} formGroup={group} />)).toContain('>BA</div>');
    expect(render(<DateInput id="a" day={false} month={false} year={false} formGroup={group} />)).toContain('>BA</div>');
  });
});

describe('a misspelt name', () => {
  it('does not compile', () => {
    // @ts-expect-error -- the option is called errorMessage
    const field = <Input name="a" errorMesage="x" />;
    // @ts-expect-error -- there is no such colour
    const tag = <Tag colour="gray">x</Tag>;
    expect([field, tag]).toHaveLength(2);
  });
});
