import type { Day } from '../../calendar/index.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';
import { Table } from '../../web/fields/index.ts';
import type { EvidenceGiven } from './given.ts';
import { StandingTag } from './standing-tag.tsx';

/** What is given as evidence in a return, question by question. */
export function GivenList({ base, given, form, today }: { base: string; given: EvidenceGiven; form: FormDefinition; today: Day }) {
  const rows = form.sections.flatMap((section) => section.questions.flatMap((question) => (given.get(`${section.key}/${question.key}`) ?? []).map((piece) => ({ section, question, piece }))));
  if (rows.length === 0) return null;
  return (
    <Table caption="Evidence" heads={['Evidence', 'For', 'Standing']} rows={rows.map(({ section, question, piece }) => [
      <a class="govuk-link" href={`${base}/${piece.id}`}>{piece.title}</a>, <>{question.label}<span class="gt-under">{section.title}</span></>, <StandingTag piece={piece} today={today} />,
    ])} />
  );
}
