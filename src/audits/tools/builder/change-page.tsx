import type { ComponentChildren } from 'preact';
import type { FormFault } from '../../../framework/check/check-form.ts';
import { Button, ErrorSummary, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openTool, type OpenTool } from '../library/open-tool.ts';
import { saveDraft } from './draft.ts';
import { faultWords } from './fault-words.ts';

export const editHref = (tool: { id: string }, part = ''): string => `/audits/tools/${tool.id}/edit${part}`;
export const seenTooLate: FieldProblem = { field: '', message: 'Somebody else changed this draft while you were at it. What you typed is kept below. Look at the draft, then save again.' };

/** One thing of a draft as a form: a standard, a scale, a section, a question. */
export interface Thing {
  title: string;
  /** Where the form is sent, below the draft's own address. */
  part: string;
  fields: ComponentChildren;
  /** It is there already, and may be moved and taken out. */
  there: boolean;
  /** What of a list of its like may be moved. */
  moves?: boolean;
  more?: ComponentChildren;
}

/** The page of one thing of a draft, with the revision that the visitor sees. */
export function thingPage({ tool }: OpenTool, thing: Thing, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const { title, part, fields, there, moves = true, more } = thing;
  return page(title, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{tool.name}, draft of edition {tool.edition}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      <PostForm action={editHref(tool, part)}>
        <input type="hidden" name="revision" value={tool.revision} />
        {fields}
        <Button name="do" value="save">Save</Button>
        {there && (
          <div class="govuk-button-group">
            {moves && <Button name="do" value="up" look="secondary">Move up</Button>}
            {moves && <Button name="do" value="down" look="secondary">Move down</Button>}
            <Button name="do" value="remove" look="warning">Take it out</Button>
          </div>
        )}
      </PostForm>
      {more}
    </>
  ), { status, section: 'audits', back: { href: editHref(tool), text: 'Back to the draft' } });
}

/** How a thing of a draft is shown, read from what was sent, and changed. */
export interface Editing {
  open: OpenTool;
  show: (problems: readonly FieldProblem[], status: 200 | 409 | 422) => Reply;
  /** The whole tool with the deed done, or what has to be mended first. */
  next: (problems: FieldProblem[]) => unknown;
  /** At which field a fault is mended; '' where it stands elsewhere in the tool. */
  fieldOf: (fault: FormFault) => string;
  said: string;
}

/** Does a deed to a draft: the revision that was seen, then what was typed, then the rules of every tool, then it is kept. */
export async function answerChange(visit: Visit, { open, show, next, fieldOf, said }: Editing): Promise<Reply> {
  if (Number(sent(visit.body, 'revision')) !== open.tool.revision) return show([seenTooLate], 409);
  const problems: FieldProblem[] = [];
  const form = next(problems);
  if (problems.length > 0) return show(problems, 422);
  const saved = await saveDraft(visit, open, form);
  if (!saved.ok) return show(saved.faults.map((fault) => ({ field: fieldOf(fault), message: faultWords(form, fault) })), 422);
  return goTo(editHref(open.tool), said);
}

/** Answers with a draft that the visitor may change. */
export async function withDraft(visit: Visit, answer: (open: OpenTool) => Reply | Promise<Reply>): Promise<Reply> {
  const open = await openTool(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  return open.tool.status === 'draft' ? answer(open) : goTo(`/audits/tools/${open.tool.id}`, 'This edition is no draft any more, so it cannot be changed. Start the next edition from it.');
}
export const deedOf = (visit: Visit): 'save' | 'up' | 'down' | 'remove' => {
  const deed = sent(visit.body, 'do');
  return deed === 'up' || deed === 'down' || deed === 'remove' ? deed : 'save';
};
/** Whether the page is shown again after it was sent. */
export const wasSent = (visit: Visit): boolean => visit.body['_csrf'] !== undefined;
