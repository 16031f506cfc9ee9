import { permissionMeanings } from '../../../../framework/index.ts';
import type { Choices, Field } from '../field.ts';
import { choicesIn, found, isMapping, textIn } from '../values.ts';

export const roles: Choices = (values) => choicesIn(values, 'organisation.yaml', 'roles.*');
export const groups: Choices = (values) => choicesIn(values, 'organisation.yaml', 'groups.*');
export const agencyKinds: Choices = (values) => choicesIn(values, 'organisation.yaml', 'agencyKinds.*');
export const boards: Choices = (values) => choicesIn(values, 'framework.yaml', 'boards.*');
export const indicators: Choices = (values) => choicesIn(values, 'indicators.yaml', '*');
export const criteriaSets: Choices = (values) => choicesIn(values, 'criteria.yaml', '*');
/** The days from which the process of this file may count. */
export const anchors: Choices = (values, file) => choicesIn(values, file, 'anchors.*');

/** Who sits on a group: holders of a role, or a kind of agency. */
export const members: Choices = (values, file) => [...roles(values, file).map(({ value, label }) => ({ value: `role:${value}`, label })), ...agencyKinds(values, file).map(({ value, label }) => ({ value: `agencyKind:${value}`, label: `${label} (whoever it sends)` }))];
export const readMembers = (value: unknown): string[] => found(value, '*').map((each) => (isMapping(each.value) && 'role' in each.value ? `role:${textIn(each.value, 'role')}` : `agencyKind:${textIn(each.value, 'agencyKind')}`));
export const writeMembers = (chosen: readonly string[]): unknown => chosen.map((each) => ({ [each.slice(0, each.indexOf(':'))]: each.slice(each.indexOf(':') + 1) }));

const fixed = (choices: Record<string, string>): Choices => () => Object.entries(choices).map(([value, label]) => ({ value, label }));
export const rhythms = fixed({
  month: 'Every month', quarter: 'Every quarter', term: 'Every term', 'half-year': 'Every half-year', year: 'Every year', 'two-years': 'Every two years', 'three-years': 'Every three years',
  meeting: 'At each meeting', 'as cases arise': 'As cases arise', 'when asked': 'When asked', 'if appropriate': 'If appropriate',
});
export const months: Choices = () => ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'].map((label, i) => ({ value: String(i + 1), label }));
export const groupKinds = fixed({ board: 'Board', executive: 'Executive', 'sub-group': 'Sub-group', panel: 'Panel', forum: 'Forum', network: 'Network' });
export const functions = fixed({ 'review-group': 'Decides on and oversees reviews', 'learning-group': 'Looks after learning', 'assurance-group': 'Assures quality', 'training-group': 'Looks after training', executive: 'Directs the board’s work between meetings' });
export const permissions = fixed(permissionMeanings);
export const questionTypes = fixed({ text: 'One line of text', 'long-text': 'Several lines of text', number: 'A number', date: 'A day', 'yes-no': 'Yes or no', 'yes-no-not-known': 'Yes, no or not known', choice: 'One of several answers', choices: 'Any of several answers', agencies: 'Agencies of the partnership', themes: 'Themes', email: 'An e-mail address' });

/** Where a rule stands, or who decided it, for what a board adds or changes. */
export const source: Field = { name: 'source', at: 'rule.source', label: 'Where it stands, or who decided it', needed: true, kind: { as: 'line' } };
export const note: Field = { name: 'note', at: 'rule.note', label: 'What the board says about it', hint: 'Shown beside the rule: why the board does it so, where it departs from its document.', kind: { as: 'text' } };
/** The rule behind what a board adds by itself. */
export const ownRule = () => ({ rule: { source: 'Decided by the board', requirements: [], force: 'local', confidence: 'B', doubts: [] } });
