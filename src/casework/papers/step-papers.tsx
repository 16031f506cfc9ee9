import { formatDay, dayInLondon } from '../../calendar/index.ts';
import type { ProcessDefinition, Step } from '../../framework/schema/process.ts';
import { stepsBefore } from '../../framework/steps-before.ts';
import { Button, problemAt, SelectField, Tag, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { Button as GovukButton, FileUpload } from '../../web/govuk/index.ts';
import { PostForm } from '../../web/visit/index.ts';
import type { OpenReview } from '../review/open-review.ts';
import { fileField } from './paper-field.ts';
import { openTitle } from './paper-title.ts';
import type { AttachedPaper, PapersAtStep } from './read-papers.ts';

/** The papers of a step: what is asked for, what is attached, the way to attach one, unless the step's own form has it (`within`); and those of the steps before it. `problems`: what has to be mended on the page. */
export function StepPapers({ review: { process }, step, papers, within, problems }: { review: OpenReview; step: Step; papers: PapersAtStep; within: boolean; problems: readonly FieldProblem[] }) {
  const asked = step.papers ?? [];
  const here = papers.all.filter((paper) => paper.step === step.key);
  const before = new Set(stepsBefore(process.definition, step).map(({ key }) => key));
  const earlier = papers.all.filter((paper) => paper.step !== step.key && before.has(paper.step));
  const href = `/reviews/${process.id}`;
  const shown = { href, papers, definition: process.definition };
  const stands = process.state.steps[step.key]!.standing;
  return (
    <>
      {(asked.length > 0 || here.length > 0) && (
        <section id="papers">
          <h2 class="govuk-heading-m">Papers of this step</h2>
          <ul class="govuk-list govuk-list--spaced">
            {asked.map(({ key, name, about, needed, identifies }) => {
              const attached = here.filter(({ paper }) => paper === key);
              return (
                <li>
                  <strong>{name}</strong> {attached.length === 0 && stands !== 'done' && stands !== 'not-needed' && <Tag colour={needed ? 'red' : 'grey'}>{needed ? 'To be attached' : 'May be attached'}</Tag>}
                  {about !== undefined && <span class="gt-under">{about}</span>}
                  {identifies && <span class="gt-under">It may say who people are: only who may open the vault reads it, and each reading is on record.</span>}
                  {attached.map((paper) => <Paper {...shown} paper={paper} takeBack={stands !== 'done'} />)}
                  {attached.length === 0 && (stands === 'done' || stands === 'not-needed') && <span class="gt-under">None was attached.</span>}
                </li>
              );
            })}
            {here.filter(({ paper }) => !asked.some(({ key }) => key === paper)).map((paper) => <li><Paper {...shown} paper={paper} takeBack={stands !== 'done'} /></li>)}
          </ul>
          {papers.mayAttach && !within && <PostForm action={`${href}/steps/${step.key}/papers`} upload><AttachFields {...{ step, papers, problems }} /><Button look="secondary">Attach</Button></PostForm>}
        </section>
      )}
      {earlier.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Papers from earlier steps</h2>
          <ul class="govuk-list govuk-list--spaced">{earlier.map((paper) => <li><Paper {...shown} paper={paper} takeBack={false} /><span class="gt-under">{process.definition.steps.find(({ key }) => key === paper.step)?.name}</span></li>)}</ul>
        </>
      )}
    </>
  );
}

function Paper({ href, definition, paper, papers, takeBack }: { href: string; definition: ProcessDefinition; paper: AttachedPaper; papers: PapersAtStep; takeBack: boolean }) {
  const closed = paper.identifies && !papers.mayOpenVault;
  const title = closed ? openTitle(definition, paper) : paper.title;
  return (
    <div class="gt-under">
      {closed ? <>{title} (in the vault)</> : <a class="govuk-link" href={`${href}/papers/${paper.id}`}>{title}</a>}
      {' '}<span class="gt-secondary">{closed || paper.fileName === paper.title ? '' : `${paper.fileName}, `}{paper.addedBy ?? 'Golden Thread'}, {formatDay(dayInLondon(paper.addedAt))}</span>
      {takeBack && papers.mayAttach && <PostForm action={`${href}/papers/${paper.id}`}><Button look="secondary">Take it off<span class="govuk-visually-hidden"> {title}</span></Button></PostForm>}
    </div>
  );
}

/**
 * A paper is attached from within the form of its step, so that nothing is lost that was typed there already. What stands first
 * in a form is what the enter key presses: not this, but what the form is for.
 */
export function AttachWithin({ review: { process, papers }, step, problems }: { review: OpenReview; step: Step; problems: readonly FieldProblem[] }) {
  if (papers === undefined || !papers.mayAttach || (step.papers ?? []).length === 0) return null;
  return (
    <>
      <button class="govuk-visually-hidden" tabindex={-1} aria-hidden="true" />
      <AttachFields {...{ step, papers, problems }} />
      <GovukButton classes="govuk-button--secondary" attributes={{ formaction: `/reviews/${process.id}/steps/${step.key}/papers`, formenctype: 'multipart/form-data' }}>Attach</GovukButton>
    </>
  );
}

function AttachFields({ step, papers, problems }: { step: Step; papers: PapersAtStep; problems: readonly FieldProblem[] }) {
  const asked = step.papers ?? [];
  const error = problemAt([...papers.problems, ...problems], fileField);
  return (
    <>
      {asked.length === 1 ? <input type="hidden" name="paper" value={asked[0]!.key} /> : <SelectField name="paper" label="Which paper is it?" empty="Another one" choices={asked.map(({ key, name }) => ({ value: key, label: name }))} value={papers.paper ?? asked[0]!.key} />}
      <TextField name="paper-title" label="Title of the paper (optional)" hint="Names nobody: everybody on the team reads it." value={papers.title} />
      <FileUpload id={fileField} name="file" label={{ text: 'Attach a file', classes: 'govuk-label--s' }} hint={{ text: `PDF, Word, Excel, PowerPoint, PNG, JPEG or text, up to ${papers.limitMegabytes} MB.` }} {...(error === undefined ? {} : { errorMessage: { text: error } })} />
    </>
  );
}
