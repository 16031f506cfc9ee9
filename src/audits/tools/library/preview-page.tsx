import { ErrorSummary, Button, SelectField } from '../../../web/fields/index.ts';
import { InsetText } from '../../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { applyEntryAction, controllerOf, FormSection, readEntryAction, readSubmission, startAnswers, type Setting } from '../../../forms/index.ts';
import type { FormDefinition, Question } from '../../../framework/schema/form.ts';
import { newId } from '../../../platform/index.ts';
import { asAsked, type Whom } from '../as-asked.ts';
import { conditionWords, phaseName } from '../tool-words.ts';
import { openTool, type OpenTool } from './open-tool.ts';

/** Whom a tool tells apart: the kinds of agency of the board's framework, and the phases of school that the tool names beyond them. */
export function whomChoices({ tool: { form }, board: { pack } }: OpenTool): { value: string; label: string }[] {
  const kinds = pack.agencyKinds.map(({ key, name }) => ({ value: `kind:${key}`, label: name }));
  const named = new Set(form.sections.flatMap((section) => [...(section.askedOf ?? []), ...section.questions.flatMap((question) => question.askedOf ?? [])]));
  return [...kinds, ...[...named].filter((key) => !pack.agencyKinds.some((kind) => kind.key === key)).toSorted().map((key) => ({ value: `phase:${key}`, label: `School: ${phaseName(key)}` }))];
}

const whomOf = (choice: string): Whom => (choice.startsWith('phase:') ? { kind: 'school', phase: choice.slice(6) } : { kind: choice.replace(/^kind:/, ''), phase: '' });

/** A tool as one kind of agency sees it, a section at a time. What is typed is checked and shown again, and kept nowhere. */
export async function previewPage(visit: Visit): Promise<Reply> {
  const open = await openTool(visit);
  if (open === null) return notFound;
  const { tool, board } = open;
  const choices = whomChoices(open);
  const as = choices.find((choice) => choice.value === sent(visit.query, 'as'))?.value ?? choices[0]!.value;
  const form = alone(asAsked(tool.form, whomOf(as)));
  const at = Math.max(0, form.sections.findIndex((section) => section.key === sent(visit.query, 'section')));
  const section = form.sections[at];
  const agencies = await visit.tx.selectFrom('agency').select(['id', 'name']).orderBy('name').execute();
  const setting: Setting = { today: visit.today, criteria: board.pack.criteria, themes: board.pack.themes.flatMap((group) => group.themes.map(({ key, name }) => ({ value: key, label: name }))), agencies: agencies.map(({ id, name }) => ({ value: id, label: name })) };
  const address = (key: string) => `/audits/tools/${tool.id}/preview?as=${as}&section=${key}`;
  const tried = section === undefined ? null : tryOut(visit, form, section.key, setting);
  return page(`Preview: ${tool.name}`, (
    <>
      <ErrorSummary problems={tried?.problems ?? []} />
      <span class="govuk-caption-l">Preview, edition {tool.edition}</span>
      <h1 class="govuk-heading-l">{tool.name}</h1>
      <form class="gt-filter" method="get" action={`/audits/tools/${tool.id}/preview`}>
        <div class="gt-filter__row">
          <SelectField name="as" label="As it is asked of" choices={choices} value={as} />
          <Button look="secondary">Show</Button>
        </div>
      </form>
      {section === undefined || tried === null ? <p class="govuk-body">Nothing is asked of them.</p> : (
        <>
          <InsetText>Nothing that you type here is saved.</InsetText>
          <p class="govuk-body">Section {at + 1} of {form.sections.length}</p>
          <PostForm action={address(section.key)}>
            <FormSection form={form} section={section} answers={tried.answers} offered={setting} problems={tried.problems} heading="h2" defaultAction="check" {...(tried.typed === null ? {} : { typed: tried.typed })}
              beside={(_, question) => question.evidence && <p class="govuk-body gt-secondary">Evidence is added here.</p>} />
            <Button name="action" value="check" look="secondary">Check the answers</Button>
          </PostForm>
          {tried.inOrder && <p class="govuk-body"><strong>These answers would be taken.</strong></p>}
          <p class="govuk-body">
            {at > 0 && <a class="govuk-link" href={address(form.sections[at - 1]!.key)}>Section before: {form.sections[at - 1]!.title}</a>}
            {at > 0 && at + 1 < form.sections.length && ' · '}
            {at + 1 < form.sections.length && <a class="govuk-link" href={address(form.sections[at + 1]!.key)}>Next section: {form.sections[at + 1]!.title}</a>}
          </p>
        </>
      )}
    </>
  ), { section: 'audits', status: (tried?.problems.length ?? 0) > 0 ? 422 : 200, back: { href: `/audits/tools/${tool.id}`, text: `Back to ${tool.name}` } });
}

/** A section is shown by itself, without the answers of those before it: what hangs on one of them is there, and says so. */
const alone = (form: FormDefinition): FormDefinition => ({
  ...form,
  sections: form.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question): Question => {
      const control = controllerOf(form, section, question);
      return control === undefined || control.section.key === section.key ? question : { ...question, when: undefined, hint: [`${conditionWords(form, section, question)}.`, question.hint].filter(Boolean).join(' ') };
    }),
  })),
});

/** What was typed into one section, read and checked as in earnest. */
function tryOut(visit: Visit, form: FormDefinition, section: string, setting: Setting) {
  const started = startAnswers(form, newId);
  if (visit.body['_csrf'] === undefined) return { answers: started, typed: null, problems: [], inOrder: false };
  const action = readEntryAction(form, visit.body['action']);
  const read = readSubmission(form, visit.body, { ...setting, mode: action === null ? 'submit' : 'save', page: { section }, before: started, newId });
  if (action !== null) return { answers: applyEntryAction(form, read.answers, action, newId()), typed: null, problems: [], inOrder: false };
  return { answers: read.answers, typed: read.typed, problems: read.problems, inOrder: read.problems.length === 0 };
}
