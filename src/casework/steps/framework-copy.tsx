import { rolesThat, type Pack } from '../../framework/index.ts';
import { kindOfWork } from '../../framework/schema/kind-of-work.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { listed } from '../../framework/words.ts';
import type { Me } from '../../access/me.ts';

/** At a step of a review of the framework itself: the way to the board's own copy of it, or who keeps that copy. */
export function FrameworkCopy({ definition, pack, me }: { definition: ProcessDefinition; pack: Pack; me: Pick<Me, 'permissions'> }) {
  if (kindOfWork(definition) !== 'framework-review') return null;
  if (me.permissions.has('manage-framework')) return <p class="govuk-body">A new edition is written in <a class="govuk-link" href="/framework/draft">the board’s own copy of the framework</a>; what is in doubt is settled among <a class="govuk-link" href="/framework/draft/readings">its readings</a>.</p>;
  const may = rolesThat('manage-framework', pack).map(({ name }) => name);
  return <p class="govuk-body">A new edition is written in the board’s own copy of the framework{may.length === 0 ? ', which no role of it may change' : `, by whoever keeps it: ${listed(may)}`}. You can read <a class="govuk-link" href="/framework">the framework</a> and <a class="govuk-link" href="/framework/parts/doubts">its doubts</a>.</p>;
}
