import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Badge, SortableTable, sortedBy, SubNavigation, Timeline } from '../index.ts';

describe('the components in the look of MoJ Frontend', () => {
  it('mark the page on which a person is', () => {
    const html = render(<SubNavigation label="This review" items={[{ text: 'Overview', href: '/a' }, { text: 'Actions', href: '/b', active: true }, false]} />);
    expect(html).toContain('<nav class="moj-sub-navigation" aria-label="This review">');
    expect(html).toContain('<a class="moj-sub-navigation__link" aria-current="page" href="/b">Actions</a>');
    expect(html.match(/<li /g)).toHaveLength(2);
  });
  it('say when a thing happened to people and to machines, and who did it', () => {
    const html = render(<Timeline headingLevel={3} items={[{ title: 'Review started', byline: 'the panel', when: { datetime: '2026-05-01', text: '1 May 2026' }, text: 'By letter' }]} />);
    expect(html).toContain('<h3 class="moj-timeline__title">Review started</h3> <p class="moj-timeline__byline">by the panel</p>');
    expect(html).toContain('<time datetime="2026-05-01">1 May 2026</time>');
  });
  it('sort the columns that say so, by what the cell says it sorts by', () => {
    const html = render(<SortableTable caption="Actions" head={['Action', { text: 'Due', sort: 'ascending' }]} rows={[['Train', sortedBy(20260501, '1 May 2026')]]} />);
    expect(html).toContain('<table class="govuk-table" data-module="moj-sortable-table">');
    expect(html).toContain('<th scope="col" class="govuk-table__header" aria-sort="ascending">Due</th>');
    expect(html).toContain('<td class="govuk-table__cell" data-sort-value="20260501">1 May 2026</td>');
    expect(html.match(/aria-sort/g)).toHaveLength(1);
  });
  it('badge a name', () => expect(render(<Badge colour="red" large>Urgent</Badge>)).toBe('<span class="moj-badge moj-badge--red moj-badge--large">Urgent</span>'));
});
