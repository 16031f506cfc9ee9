import { describe, expect, it } from 'vitest';
import { readPack } from '../read/read-pack.ts';
import { marred, northshire } from '../testing/northshire.ts';

const files = await northshire();
const review = 'processes/serious-case-review.yaml';
const form = 'forms/return.yaml';
const survey = 'forms/survey.yaml';

it('says of a process that no board of the framework could run it, where it says for whom it is', () => {
  const { files: wrong } = marred(files, 'framework.yaml', 'covers: [children, adults]', 'covers: [adults]');
  const read = readPack(wrong);
  expect(read.ok ? [] : read.faults).toContainEqual({
    file: 'processes/domestic-homicide-review.yaml', line: 8, column: 10, rule: 'covers-beyond-framework', message: 'The framework is not for children, so none of its boards could run this. It is for adults.',
  });
});

describe('a pack that contradicts itself', () => {
  it.each<[what: string, rule: string, file: string, from: string, to: string, at: string, message: string]>([
    ['an outcome that the decision has not', 'unknown-outcome', review, "onlyIf: { decision: hold, is: ['no'] }", "onlyIf: { decision: hold, is: ['never'] }", "'never'", 'There is no outcome "never". Known: yes, no.'],
    ['an anchor that no step sets and no process has', 'unknown-anchor-of-a-process', form, 'setsAnchor: received', 'setsAnchor: recieved', 'recieved', 'Did you mean "received"?'],
    ['a criterion reckoned from a set that there is not', 'unknown-set-of-criteria', 'criteria.yaml', 'text: In custody or detained? }', 'text: In custody or detained?, reckoned: { set: custdy, is: met } }', 'custdy', 'Did you mean "custody"?'],
    ['a criterion reckoned from its own set', 'circle', 'criteria.yaml', 'text: In custody or detained? }', 'text: In custody or detained?, reckoned: { set: custody, is: met } }', 'custody, is', '"custody" would be reckoned from itself.'],
    ['a set that yields to one of which nothing follows', 'unknown-set-of-criteria', 'criteria.yaml', 'yieldsTo: custody', 'yieldsTo: other-death', 'other-death', 'There is no set of criteria "other-death". Known: custody.'],
    ['a criterion that the set has not', 'unknown-criterion', 'criteria.yaml', 'not: no-concern', 'not: no-conern', 'no-conern', 'Did you mean "no-concern"?'],
    ['a question that comes later', 'unknown-earlier-question', form, 'when: { question: involved', 'when: { question: why', 'why', 'There is no earlier question "why".'],
    ['an answer that nobody can give', 'unknown-answer', form, "is: ['yes']", 'is: [ja]', 'ja', 'There is no answer "ja".'],
    ['a grade that is not on the scale', 'unknown-answer', form, 'is: [unmet]', 'is: [not-met]', 'not-met', 'There is no answer "not-met". Known: met, unmet.'],
    ['a text that may be "not applicable"', 'not-applicable-to-what', form, 'label: Why not?,', 'label: Why not?, notApplicable: true,', 'true, when', 'Only a choice of one, or a scale'],
    ['a scale that has "not applicable" already', 'not-applicable-twice', form, '{ value: unmet, label: Not met }', '{ value: unmet, label: Not met }, { value: not-applicable, label: Does not apply }', 'true, standard: listening', 'among the answers already'],
    ['a question that would get the answer of another\'s reason', 'same-key-twice', form, 'key: why,', 'key: grade-why-not,', 'grade-why-not', 'is kept as "grade-why-not"'],
    ['a section whose page another page of a tool has', 'section-key-in-use', form, 'key: about\n', 'key: challenge\n', 'challenge', 'A tool has a page of its own under "challenge"'],
    ['a survey without terms', 'survey-without-terms', survey, 'survey: { whom: Everybody who works with children, speaks: practitioners, anonymous: true }\n', '', 'survey', 'Say under "survey" who is asked'],
    ['terms of a survey in another tool', 'survey-of-no-survey', survey, 'tool: survey', 'tool: case-audit', '{ whom', 'Only a form with "tool: survey"'],
    ['a section of a survey that repeats', 'survey-repeats', survey, 'title: Your work\n', 'title: Your work\n    repeats: { label: Child }\n', '{ label', 'no section of it repeats'],
    ['a survey that would have to count days', 'survey-cannot-count', survey, 'type: long-text', 'type: date', 'date', 'cannot count answers of the type "date"'],
    ['an anonymous survey that asks for a name', 'survey-names-somebody', survey, 'type: long-text', 'identity: true, type: text', 'true, type', 'would tell who somebody is'],
    ['a survey split by what is written', 'survey-split-by-what', survey, 'anonymous: true }', 'anonymous: true, splitBy: nowhere/at-all }', 'nowhere', 'Results can be split only by a question of the survey'],
    ['a survey that asks for files', 'survey-evidence', survey, 'type: long-text', 'evidence: true, type: text', 'true, type', 'Nobody gives files'],
    ['a standard that the form of the assessment has not', 'standard-not-in-form', 'assessments.yaml', 'key: commitment', 'key: comitment', 'comitment', 'has no standard "comitment". Known there: commitment, listening'],
    ['a standard of the same key as another', 'same-key-twice', form, 'key: listening', 'key: commitment', 'commitment, name: Listening', '"commitment" stands here twice'],
    ['a line of enquiry of the same key as another', 'same-key-twice', 'audits.yaml', 'key: practice', 'key: outcomes', 'outcomes, name: Practice', '"outcomes" stands here twice'],
    ['a circle of steps', 'circle', review, '    lead: manager\n    deputy: lead\n', '    lead: manager\n    deputy: lead\n    after: [decide]\n', '[decide]', 'ask → decide → advise → collate → ask'],
    ['a step that waits for one that its outcome leaves out', 'unreachable-step', review, 'after: [send-copy], onlyIf: { decision: hold, is: [\'yes\'] }', "after: [explain], onlyIf: { decision: hold, is: ['yes'] }", "['yes']", 'No outcome reaches both'],
    ['a step that waits for a decision taken after it', 'unreachable-step', review, "    after: [ask]\n", "    after: [ask]\n    onlyIf: { decision: hold, is: ['yes'] }\n", "{ decision: hold", 'is taken only after "collate"'],
    ['a decision that no step takes', 'decision-never-taken', review, 'act: { kind: decision, decision: hold }', 'act: { kind: task }', 'key: hold\n', 'No step takes the decision "hold"'],
    ['a clock without a length', 'clock-without-length', review, '    within: { amount: 6, unit: months }\n', '', 'key: review\n    name', 'A clock says just one of'],
    ['a clock with two lengths', 'clock-without-length', review, '- { key: copy, ', '- { asSoonAs: true, key: copy, ', '{ asSoonAs', 'A clock says just one of'],
    ['a clock without a unit', 'clock-without-unit', review, '    within: { amount: 6, unit: months }\n', '    within: { amount: 6 }\n', '{ amount: 6 }', 'Say working-days, calendar-days, weeks or months'],
    ['a clock in a unit that may be read in two ways', 'invalid-value', review, 'amount: 6, unit: months', 'amount: 6, unit: days', 'days', 'is not one of working-days, calendar-days, weeks, months'],
    ['a window that ends before it starts', 'window-ends-before-it-starts', review, 'window: { from: 1, to: 2', 'window: { from: 3, to: 2', '2, unit', 'A window ends on or after the day on which it opens.'],
    ['a rule out of force before it came into force', 'ends-before-it-starts', review, "to: '2019-09-29'", "to: '2014-09-29'", "'2014-09-29'", 'A rule goes out of force on or after'],
    ['an answer that the outside body cannot give', 'unknown-answer', review, "after: [send-copy], onlyIf: { decision: hold, is: ['yes'] }", "after: [send-copy, await-panel], onlyIfAnswered: { at: await-panel, is: [agree] }, onlyIf: { decision: hold, is: ['yes'] }", 'agree] }', 'Did you mean "agrees"?'],
    ['a step that hangs on the answer of no wait', 'answer-of-no-wait', review, "after: [send-copy], onlyIf: { decision: hold, is: ['yes'] }", "after: [send-copy], onlyIfAnswered: { at: send-copy, is: [agrees] }, onlyIf: { decision: hold, is: ['yes'] }", 'send-copy, is', '"send-copy" waits for nobody\'s answer'],
    ['a step that does not wait for the answer on which it hangs', 'answer-comes-later', review, "after: [send-copy], onlyIf: { decision: hold, is: ['yes'] }", "after: [send-copy], onlyIfAnswered: { at: await-panel, is: [agrees] }, onlyIf: { decision: hold, is: ['yes'] }", 'await-panel, is', 'does not come after "await-panel"'],
    ['a step whose lead stands in for itself', 'own-deputy', review, '    lead: manager\n    deputy: lead\n', '    lead: manager\n    deputy: manager\n', 'manager\n    act', 'would stand in for itself'],
    ['a deputy who may not take the decision', 'deputy-does-not-decide', review, 'name: Decide, lead: chair,', 'name: Decide, lead: chair, deputy: lead,', 'lead, after: [advise]', 'is not among the deciders of "hold"'],
    ['a wait that no answer ends', 'waits-for-ever', review, 'name: Agrees }, { key: asks, name: Asks for more }]', 'name: Agrees, goesOn: true }]', '[{ key: agrees', 'Name one that ends the wait.'],
    ['a decision that is to repeat', 'repeats-what-is-done-once', review, 'after: [advise], act', 'after: [advise], repeats: { every: { amount: 6, unit: months }, until: explain }, act', '{ every', 'Only a step with the act {kind: task} or {kind: notice} can repeat.'],
    ['a joint decision of somebody who does not decide', 'joint-decider-does-not-decide', review, '    present: [manager]\n', '    present: [manager]\n    jointly: [chair, lead]\n', 'lead]', '"lead" is not among the deciders'],
    ['criteria that bind and are not asked', 'binding-criteria-not-asked', review, '    criteria: [custody]\n', '', 'custody }', 'does not ask for the criteria "custody"'],
    ['a departure from no criteria', 'departure-from-nothing', review, "name: 'Yes', requiredBy: custody }", "name: 'Yes', departure: refused }", 'refused }', 'there is nothing to depart from'],
    ['an outcome without an agreement that nobody asks for', 'agreement-not-asked', review, "name: 'Yes', requiredBy: custody }", "name: 'Yes', requiredBy: custody, withoutAgreement: true }", 'true }', 'not taken jointly'],
    ['words of a forum that no step asks for', 'heard-without-words', 'processes/domestic-homicide-review.yaml', 'said: hear', 'said: discuss', 'discuss', 'asks nothing'],
    ['a forum that is never told', 'heard-and-not-told', 'processes/domestic-homicide-review.yaml', 'to: [{ group: youth-forum }]', 'to: [{ group: executive }]', 'youth-forum', 'No step tells'],
    ['a composite of what was never asked', 'composite-of-no-request', review, 'kind: composite, of: ask', 'kind: composite, of: decide', 'decide', 'asks nobody for a form'],
    ['a document drawn from a step that there is not', 'unknown-step-of-a-process', 'documents.yaml', 'step: advise', 'step: advice', 'advice', 'Did you mean "advise"?'],
    ['a document drawn from an answer that nobody is asked for', 'document-draws-on-nothing', 'documents.yaml', '{ step: advise }', '{ step: advise, answers: [1] }', '{ step: advise', 'which asks 0 questions'],
    ['a document drawn from an outcome that the decision has not', 'document-draws-on-nothing', 'documents.yaml', "is: ['no']", "is: ['never']", '{ decision: hold', 'on the outcome "never"'],
    ['a role that deputises for itself', 'own-deputy', 'organisation.yaml', 'deputy: manager', 'deputy: chair', 'chair, perm', 'its own deputy'],
    ['groups that report in a circle', 'reports-in-a-circle', 'organisation.yaml', 'chair: chair, meets', 'chair: chair, reportsTo: town-review-group, meets', 'town-review-group', 'boards → town-review-group → executive → boards'],
    ['an abbreviation that nobody explains', 'missing-term', 'organisation.yaml', 'aliases: [SIRG]', 'aliases: [ARLG]', 'ARLG', 'vocabulary.yaml does not explain "ARLG"'],
    ['a key that stands twice in a list', 'same-key-twice', 'organisation.yaml', 'key: manager,', 'key: chair,', 'chair,', '"chair" stands here twice'],
    ['a step of the same key as another', 'same-key-twice', review, 'key: collate', 'key: ask', 'ask', '"ask" stands here twice'],
    ['an outcome of the same key as another', 'same-key-twice', review, "key: 'no', name", "key: 'yes', name", "'yes'", '"yes" stands here twice'],
    ['two processes of one key', 'same-key-twice', review, 'key: serious-case-review', 'key: domestic-homicide-review', 'domestic-homicide-review', 'Another file has the key'],
    ['two processes of one name', 'same-name-twice', review, 'name: Serious case review', 'name: Domestic homicide review', 'Domestic homicide review', 'People could not tell them apart'],
    ['two processes of one prefix', 'same-prefix-twice', review, 'prefix: SCR', 'prefix: DHR', 'DHR', 'begin the references of another process too'],
    ['a line of the schedule with two rhythms', 'rhythm-or-months', 'cadences.yaml', '{ to: executive, months: [7, 12]', '{ to: executive, months: [7, 12], every: year', '{ to: executive, months', 'either how often (every) or in which months (months)'],
  ])('%s: %s', (_, rule, file, from, to, at, message) => {
    const { files: wrong, place } = marred(files, file, from, to, at);
    const read = readPack(wrong);
    expect(read.ok ? [] : read.faults).toContainEqual({ ...place, rule, message: expect.stringContaining(message) });
  });
});

it('says of each step whose lead could not come to its page, at the step', () => {
  const { files: wrong } = marred(files, 'organisation.yaml', 'permissions: [see-reviews, run-review]', 'permissions: [run-review]');
  const read = readPack(wrong);
  const faults = read.ok ? [] : read.faults.filter((fault) => fault.rule === 'lead-may-not-see');
  expect(faults.length).toBeGreaterThan(0);
  for (const fault of faults) expect(fault).toMatchObject({ file: expect.stringMatching(/^processes\//), message: expect.stringContaining('"Board Manager" acts here and may not see reviews') });
});

it('says of a step that opens an audit that its lead may not keep audits, at the lead', () => {
  const opens = (permissions: string) => readPack(marred({ ...files, 'organisation.yaml': files['organisation.yaml']!.replace('permissions: [see-reviews, run-review]', `permissions: [${permissions}]`) }, review,
    "lead: manager, after: [decide], onlyIf: { decision: hold, is: ['yes'] }, act: { kind: task }", "lead: manager, after: [decide], onlyIf: { decision: hold, is: ['yes'] }, act: { kind: round, assessment: section-11, replyWithin: { amount: 6, unit: weeks } }").files);
  const blind = opens('see-reviews, run-review');
  const faults = blind.ok ? [] : blind.faults.filter((fault) => fault.rule === 'lead-may-not-keep-audits');
  expect(faults).toEqual([{ file: review, line: 58, column: expect.any(Number), rule: 'lead-may-not-keep-audits', message: '"Board Manager" opens an audit here and may not. Give the role the permission manage-audits in organisation.yaml, or name another.' }]);
  const keeps = opens('see-reviews, run-review, see-audits, manage-audits');
  expect(keeps.ok ? [] : keeps.faults.filter((fault) => fault.rule === 'lead-may-not-keep-audits')).toEqual([]);
});
