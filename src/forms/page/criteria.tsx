import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import { AreaField, problemAt, RadioField } from '../../web/fields/index.ts';
import { LONGEST_REASON } from '../check-value.ts';
import { criterionField, typedText, type Problem, type Typed } from '../fields.ts';
import { criterionOptions } from '../offered.ts';

/** A set of criteria, one by one: yes, no or the set's middle, each with its reason. `Heading` keeps the page's order of headings. */
export function Criteria({ set, prefix, typed, problems, Heading }: { set: CriteriaSet; prefix: string; typed: Typed; problems: readonly Problem[]; Heading: 'h2' | 'h3' | 'h4' }) {
  return (
    <>
      <Heading class="govuk-heading-m">{set.name}</Heading>
      {set.about !== undefined && <p class="govuk-body">{set.about}</p>}
      {set.items.map((item) => {
        const answer = criterionField(prefix, item.key, 'answer');
        const reason = criterionField(prefix, item.key, 'reason');
        return (
          <div key={item.key}>
            <RadioField name={answer} label={item.text} {...(item.help === undefined ? {} : { hint: item.help })} value={typedText(typed, answer)} choices={criterionOptions(set).map(({ value, label }) => ({ value, label }))} error={problemAt(problems, answer)} />
            <AreaField name={reason} label={<>Reason<span class="govuk-visually-hidden"> for your answer to ‘{item.text}’</span></>} value={typedText(typed, reason)} most={LONGEST_REASON} rows={3} error={problemAt(problems, reason)} />
          </div>
        );
      })}
    </>
  );
}
