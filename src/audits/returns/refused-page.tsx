import { page, type Reply } from '../../web/visit/index.ts';
import type { OpenReturn } from './the-return.ts';

/** What was sent can no longer be taken: says why, shows what was typed so that it can be copied, and where to go on. */
export function refused({ base, ret, body }: OpenReturn, why: string): Reply {
  const typed = ret.form.sections.flatMap((section) => section.questions.map((question) => ({ label: question.label, text: body[`${section.key}.${question.key}`] }))).filter(({ text }) => text !== undefined && text !== '');
  return page('This was not taken', (
    <>
      <h1 class="govuk-heading-l">This was not taken</h1>
      <p class="govuk-body">{why}</p>
      {typed.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What you sent</h2>
          <dl class="govuk-summary-list">
            {typed.map(({ label, text }) => <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{label}</dt><dd class="govuk-summary-list__value gt-pre">{[text].flat().join('\n')}</dd></div>)}
          </dl>
        </>
      )}
      <p class="govuk-body"><a class="govuk-link" href={base}>Go to the return</a></p>
    </>
  ), { status: 409, section: 'audits' });
}
