import { makeVault, sealAway } from '../../casework/index.ts';
import { splitIdentity, type Answers, type Entry } from '../../forms/index.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';
import type { SecretKey, Tx } from '../../platform/index.ts';

/** An invented child of a demonstration case. The surname says that there is none. */
export interface InventedChild {
  name: string;
  bornOn: string;
  age: number;
  sex: 'female' | 'male';
  outcome: 'died' | 'died-suspected-suicide' | 'seriously-harmed';
}

/** The children of a notification, who they are and what became of them, as the notifying officer would enter them. */
export function childrenAnswered(started: Answers, children: readonly InventedChild[]): Answers {
  const [first] = started['children'] as readonly Entry[];
  return {
    ...started,
    children: children.map((child, index): Entry => ({
      id: index === 0 ? first!.id : `${first!.id.slice(0, -1)}${index}`, letter: String.fromCharCode(65 + index),
      values: { name: child.name, 'date-of-birth': child.bornOn, address: `${index + 3} Nowhere Lane, Lowestoft`, sex: child.sex, age: child.age, outcome: child.outcome, 'lives-where': 'in-area' },
      criteria: Object.fromEntries(['abuse-known-or-suspected', child.outcome === 'seriously-harmed' ? 'seriously-harmed' : 'died', 'in-area'].map((key) => [key, { answer: 'yes' as const, reason: 'On what was known on that day.' }])),
    })),
  };
}

/** Makes the vault of a demonstration case and puts the invented identities into it. @returns the answers that may stand beside the case */
export async function fillVault(tx: Tx, key: SecretKey, vault: { partnershipId: string; caseId: string }, given: { form: FormDefinition; responseId: string; answers: Answers; personId: string; at: Date }): Promise<Answers> {
  const { plain, identity } = splitIdentity(given.form, given.answers);
  await sealAway(tx, await makeVault(tx, key, vault), vault, given.responseId, identity, given.personId, given.at);
  return plain;
}
