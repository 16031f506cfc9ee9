import { SummaryList } from '../../web/govuk/index.ts';
import type { Page } from '../check-answers.ts';
import type { ReadBackRow } from '../read-back.ts';

interface Group {
  section: string;
  entry: string;
  page: Page;
  rows: ReadBackRow[];
}

function grouped(rows: readonly ReadBackRow[]): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && last.page.section === row.page.section && last.page.entry === row.page.entry) last.rows.push(row);
    else groups.push({ section: row.section, entry: row.entry, page: row.page, rows: [row] });
  }
  return groups;
}

/**
 * Answers to read: a summary list for each section, or for each entry. `changeHref` gives the address where a section
 * or entry can be changed; without it nothing can.
 */
export function ReadBack({ rows, changeHref, heading: Heading = 'h2' }: { rows: readonly ReadBackRow[]; changeHref?: (page: Page) => string; heading?: 'h2' | 'h3' }) {
  return (
    <>
      {grouped(rows).map((group) => {
        const title = group.entry === '' ? group.section : `${group.section}: ${group.entry}`;
        return (
          <section key={`${group.page.section}.${group.page.entry ?? ''}`}>
            <Heading class="govuk-heading-m">{title}</Heading>
            {changeHref && <p class="govuk-body gt-no-print"><a class="govuk-link" href={changeHref(group.page)}>Change<span class="govuk-visually-hidden"> {title}</span></a></p>}
            <SummaryList rows={group.rows.map((row) => ({ key: { text: row.question }, value: { text: row.text, classes: row.answered ? 'gt-pre' : 'gt-pre gt-secondary' } }))} />
          </section>
        );
      })}
    </>
  );
}
