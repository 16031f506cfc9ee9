import type { ComponentChildren } from 'preact';
import type { Question, Section } from '../../framework/schema/form.ts';
import { FormSection, startAnswers, writeFields, type Answers, type Problem, type Typed } from '../../forms/index.ts';
import { newId } from '../../platform/index.ts';
import { Button, ErrorSummary } from '../../web/fields/index.ts';
import { page, PostForm, type Reply } from '../../web/visit/index.ts';
import { EvidenceBeside } from '../evidence/evidence-beside.tsx';
import type { EvidenceGiven } from '../evidence/given.ts';
import type { Drafts } from './drafts.ts';
import { standingsOf } from './standing.ts';
import { sectionsFor, type OpenReturn } from './the-return.ts';

/** What a section's page shows: as it stands, or as it was sent where something has to be mended. */
export interface SectionShown {
  section: Section;
  drafts: Drafts;
  evidence: EvidenceGiven;
  answers: Answers;
  unconfirmed: readonly string[];
  revision: number;
  /** What the server has had from pages of this section: see `readHeard`. */
  heard: string;
  typed?: Typed;
  problems: readonly Problem[];
}

/** One section to fill in, with what was brought forward marked as such, to be confirmed by a tick each or all at once. */
export function sectionPage(open: OpenReturn, shown: SectionShown): Reply {
  const { base, ret, setting } = open;
  const { section, drafts, problems, revision } = shown;
  const mine = sectionsFor(open);
  const answers = startAnswers({ ...ret.form, sections: [section] }, newId, shown.answers);
  const standing = standingsOf(ret.form, answers, new Set([...drafts.unconfirmed].filter((path) => !path.startsWith(`${section.key}.`)).concat(shown.unconfirmed)), setting).find((each) => each.section === section.key)!;
  const left = standing.unconfirmed.length;
  const beside = (path: string, question: Question): ComponentChildren => (
    <>
      {shown.unconfirmed.includes(path) && <ToConfirm path={path} question={question} from={drafts.from.get(path)} />}
      {question.evidence && <EvidenceBeside base={base} path={path} question={question} pieces={shown.evidence.get(`${section.key}/${question.key}`) ?? []} />}
    </>
  );
  return page(section.title, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{ret.name}, section {mine.indexOf(section) + 1} of {mine.length}</span>
      <PostForm action={`${base}/${section.key}`} id="return-section">
        <input type="hidden" name="revision" value={revision} autocomplete="off" />
        <input type="hidden" name="page" value={newId()} autocomplete="off" />
        <input type="hidden" name="seq" value="1" autocomplete="off" />
        <FormSection form={ret.form} section={section} answers={answers} typed={shown.typed ?? writeFields(ret.form, answers, { section: section.key })} problems={problems} offered={setting} defaultAction="next" beside={beside} />
        {left > 0 && (
          <div class="govuk-inset-text" id="confirm-all">
            <p class="govuk-body">{left === 1 ? 'One answer here was' : `${left} answers here were`} brought forward and {left === 1 ? 'is' : 'are'} not confirmed yet.</p>
            <Button look="secondary" name="action" value="confirm">{left === 1 ? 'Nothing has changed here: confirm the answer' : `Nothing has changed here: confirm all ${left} answers`}</Button>
          </div>
        )}
        <div class="govuk-button-group">
          <Button name="action" value="next">Save and continue</Button>
          <Button name="action" value="stay" look="secondary">Save and come back later</Button>
        </div>
        <p class="govuk-body gt-secondary" role="status" id="save-state" data-kept={`${ret.id} ${section.key}`} data-heard={shown.heard} />
      </PostForm>
      <script type="module" src="/public/return-section.js" />
    </>
  ), { back: { href: base, text: 'Back to all sections' }, status: problems.length > 0 ? 422 : 200, section: 'audits' });
}

function ToConfirm({ path, question, from }: { path: string; question: Question; from: string | undefined }) {
  const id = `confirm-${path.replaceAll('.', '-')}`;
  return (
    <div class="gt-brought" data-brought={path}>
      <p class="govuk-body-s gt-brought__from"><strong>Brought forward, not confirmed yet.</strong> {from === undefined ? 'From your last return.' : `From your answer to ${from}.`}</p>
      <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id={id} name="confirm" type="checkbox" value={path} />
          <label class="govuk-label govuk-checkboxes__label" for={id}>This still holds<span class="govuk-visually-hidden">: {question.label}</span></label>
        </div>
      </div>
    </div>
  );
}
