import type { ComponentChildren } from 'preact';
import { formatDay, type Day } from '../../../calendar/index.ts';
import type { Me } from '../../../access/me.ts';
import { statusWords } from '../../../thread/actions/action-state.ts';
import { Facts, ShortDay, Table, Tag } from '../../../web/fields/index.ts';
import { auditHref } from '../audit/words.tsx';
import { changeWords, shareWords, spreadWords } from './graded.ts';
import type { ReportedAction } from './read-reported.ts';
import { stretchWords } from './stretch.ts';
import { inShort, isLate, type SummedUp } from './sum-up.ts';

/** What the case audits of a stretch brought: a paper for a group, drawn from the record. */
export function ReportedPage({ of, me, today }: { of: SummedUp; me: Me; today: Day }) {
  const { audits, graded, themes, actions, earlier, stretches } = of;
  const voiced = audits.filter(({ views, noVoiceReason }) => views.length > 0 || noVoiceReason !== '');
  const opens = (permission: 'see-audits' | 'see-learning') => (href: string, words: string): ComponentChildren => (me.permissions.has(permission) ? <a class="govuk-link" href={href}>{words}</a> : words);
  const [toAudit, toLearning] = [opens('see-audits'), opens('see-learning')];
  return (
    <>
      <h2 class="govuk-heading-m">In short</h2>
      <ul class="govuk-list govuk-list--bullet gt-measure">{inShort(of, today).map((words) => <li>{words}</li>)}</ul>
      {audits.length > 0 && <Table caption="Case audits reported" heads={['Audit', 'Reported', 'Cases', 'Agencies', 'Received by the board']} rows={audits.map((audit) => [
        <>{toAudit(auditHref(audit.id, '/report'), audit.title)}<span class="gt-under">{audit.reference}{audit.closed && ', closed'}</span></>, <ShortDay day={audit.reportedOn} />, audit.cases, audit.agencies.join(', '), audit.receivedOn === null ? 'Not yet' : <ShortDay day={audit.receivedOn} />,
      ])} />}
      {audits.length > 0 && <h2 class="govuk-heading-m">Findings</h2>}
      {audits.map(({ reference, title, findings }) => (
        <>
          <h3 class="govuk-heading-s">{reference}: {title}</h3>
          {findings.length === 0 ? <p class="govuk-body">No finding has been written yet.</p> : <ul class="govuk-list govuk-list--bullet gt-measure">{findings.map((finding) => <li><strong>{finding.kindName}:</strong> {finding.text}<span class="gt-under">{toLearning(`/findings/${finding.id}`, finding.reference)}. {finding.themeWords}</span></li>)}</ul>}
        </>
      ))}
      {graded.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Grades and their trend</h2>
          <p class="govuk-body gt-measure">The grades that the workshops agreed, over all cases. 0% is the weakest level of the tool, 100% the strongest.</p>
          <Table caption="Grades and their trend" captionSize="hidden" heads={['Question', 'How the cases were graded', ...stretches.map(stretchWords), 'Against before']} rows={graded.map((question) => [
            <>{question.words}<span class="gt-under">{question.section}</span></>, spreadWords(question), ...question.shares.map(shareWords), changeWords(question),
          ])} />
        </>
      )}
      {themes.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Themes and their trend</h2>
          <Table caption="How many findings bore each theme" captionSize="s" heads={['Theme', ...stretches.map(stretchWords), 'Found before']} rows={themes.map(({ name, counts, again }) => [name, ...counts, again ? <Tag colour="yellow">Again</Tag> : ''])} />
        </>
      )}
      {(actions.length > 0 || earlier.length > 0) && <h2 class="govuk-heading-m">Actions and how they stand</h2>}
      <Actions caption="Agreed because of these audits" of={actions} today={today} link={toLearning} />
      <Actions caption="Still open from earlier case audits" of={earlier} today={today} link={toLearning} />
      {audits.length > 0 && <h2 class="govuk-heading-m">Views of children and families</h2>}
      {audits.length > 0 && voiced.length === 0 && <p class="govuk-body">No views were recorded.</p>}
      {voiced.map(({ reference, title, views, noVoiceReason }) => (
        <>
          <h3 class="govuk-heading-s">{reference}: {title}</h3>
          {views.length === 0 && <p class="govuk-body gt-measure">Nobody was asked. {noVoiceReason}</p>}
          {views.map((view) => <Facts rows={[{ name: 'Whose', value: view.whose }, { name: 'Heard', value: `${formatDay(view.heardOn)}. ${view.how}` }, { name: 'What they said', value: view.said }, { name: 'What was done', value: view.done || 'Nothing yet' }]} />)}
        </>
      ))}
    </>
  );
}

const Actions = ({ caption, of, today, link }: { caption: string; of: readonly ReportedAction[]; today: Day; link: (href: string, words: string) => ComponentChildren }) => (of.length === 0 ? null : (
  <Table caption={caption} captionSize="s" heads={['Action', 'Agencies', 'From', 'Due', 'Standing']} rows={of.map((action) => [
    <>{link(`/actions/${action.id}`, action.title)}<span class="gt-under">{action.reference}</span></>, action.agencies.join(', '), action.audit, <ShortDay day={action.dueOn} />, <span class="gt-tags">{statusWords[action.status]}{isLate(action, today) && <Tag colour="red">Late</Tag>}</span>,
  ])} />
));
