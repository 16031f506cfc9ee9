import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import { problemAt } from '../../web/fields/index.ts';
import { LONGEST_REASON } from '../check-value.ts';
import { criterionField, typedText, type Problem, type Typed } from '../fields.ts';
import { criterionOptions } from '../offered.ts';
import { LongText } from './long-text.tsx';
import { Radios } from './radios.tsx';

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
            <Radios name={answer} legend={item.text} {...(item.help === undefined ? {} : { hint: item.help })} value={typedText(typed, answer)} radios={criterionOptions(set).map(({ value, label }) => ({ value, label }))} error={problemAt(problems, answer)} />
            <LongText name={reason} label={<>Reason<span class="govuk-visually-hidden"> for your answer to ‘{item.text}’</span></>} value={typedText(typed, reason)} most={LONGEST_REASON} rows={3} error={problemAt(problems, reason)} />
          </div>
        );
      })}
    </>
  );
}
