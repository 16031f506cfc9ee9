import { permissionMeanings } from '../schema/permission.ts';
import type { Pack } from '../schema/pack.ts';
import type { ProcessDefinition } from '../schema/process.ts';
import { places } from '../schema/place.ts';
import { namesOf, rhythmWords } from '../words.ts';

/** What the fields of a pack are called in a sentence: "the LABEL of the role changes". A label that begins with "whether" tells of yes and no. */
const labels: Readonly<Record<string, string>> = {
  key: 'reference', id: 'reference', about: 'description', dated: 'date', covers: 'scope', division: 'nation whose bank holidays count', guidance: 'guidance on which it rests', editions: 'version history', parts: 'parts', headings: 'headings',
  review: 'review of the framework', approval: 'stages of approval', sharing: 'agreements on sharing information', board: 'board', boards: 'boards',
  aliases: 'other names', chair: 'chair', deputy: 'deputy', reportsTo: 'group to which it reports', duties: 'duties', duty: 'duty', kind: 'kind', nameOn: 'names on the boards', serves: 'part in the framework', meets: 'rhythm of meetings', members: 'members',
  permissions: 'permissions', answersForAgency: 'whether its holder answers for an agency', agencyKind: 'kind of agency', safeguardingPartner: 'whether it is a safeguarding partner',
  purpose: 'purpose', reporting: 'reporting', every: 'rhythm', months: 'months', times: 'number of times', preparedBy: 'role that prepares it', groups: 'groups', audience: 'audience',
  principles: 'principles', sources: 'sources of learning', stages: 'stages of learning', framing: 'grouping of the work', audiences: 'audiences', methods: 'methods of review', tiers: 'tiers of impact', asks: 'questions asked', judgedBy: 'means of judging',
  findingKinds: 'kinds of finding', recommendationResponses: 'answers to recommendations', strengths: 'kinds of change', verdicts: 'verdicts', embedding: 'checks of embedding', checksAfterMonths: 'months after which embedding is checked',
  cascadeWithinDays: 'days within which agencies confirm', means: 'means of embedding', actions: 'following of actions', remindDaysBefore: 'days before the last day on which people are reminded', remindDaysAfter: 'days after the last day on which people are reminded',
  escalateDaysLate: 'days after which what is late is escalated', escalateTo: 'role to which it is escalated', escalateAlsoTo: 'roles to which it is escalated on other boards', judgeAfterMonths: 'months after which effect is judged', evidence: 'evidence', effect: 'effect', items: 'entries',
  period: 'period', from: 'origin', to: 'end', priorities: 'priorities', strategies: 'strategies', milestones: 'milestones', by: 'day', stance: 'stance of the board', measuresServe: 'whether each measure has to serve a priority', objectives: 'objectives', state: 'state',
  themes: 'themes', statements: 'statements', measures: 'measures', text: 'wording', tier: 'tier', unit: 'unit', better: 'direction that is better', window: 'window', place: 'place', caution: 'caution', owner: 'owner of the figures', target: 'target', value: 'value',
  setBy: 'origin', comparators: 'comparisons', atRisk: 'mark for being at risk', expects: 'expected effects',
  kinds: 'kinds of audit', conduct: 'conduct', cases: 'choice of cases', auditors: 'choice of auditors', voice: 'voices to be heard', minuted: 'whether it stays open until it is minuted', findingsUsed: 'whether it stays open until its findings are used', tools: 'tools',
  lineKinds: 'kinds of line of enquiry', mostLines: 'greatest number of lines of enquiry', linesServePriorities: 'whether each line of enquiry has to serve a priority', phases: 'phases of school', surveys: 'surveys', openFor: 'time for which a survey is open', smallest: 'smallest number of answers shown', grounds: 'grounds for a theme',
  programme: 'programme', ground: 'ground', proposed: 'proposed date', lead: 'lead',
  delivers: 'whether the board gives training itself', providers: 'providers', sector: 'sector', assurance: 'ways of assuring training', levels: 'levels', providedBy: 'provider', paidBy: 'payer', agreedBy: 'groups that agree it', evaluation: 'evaluation', after: 'time after which it is asked', of: 'people asked', sampled: 'whether only a sample is asked',
  routes: 'ways of hearing people', gates: 'questions before anybody is asked', likelihood: 'scale of likelihood', impact: 'scale of impact', reviewedBy: 'group that looks at it',
  meaning: 'meaning', insteadOf: 'word that it replaces', where: 'place', doubt: 'doubt', default: 'proposed reading', choices: 'other readings', chosen: 'choice of the board', reading: 'reading', because: 'reason', decidedBy: 'decider', on: 'day',
  tool: 'tool', form: 'form', answeredBy: 'kinds of agency that answer', standards: 'standards', accounts: 'accounts to be given', grades: 'grades', signOff: 'sign-off', challenge: 'challenge', which: 'choice of returns', withLayMembers: 'whether lay members take part', replyWithin: 'time for replies',
  receivedBy: 'groups that receive it', followUp: 'follow-up', within: 'time allowed', pursuedBy: 'role that pursues it', deferral: 'putting off', suppliedBy: 'supplier', writtenBy: 'groups that write it',
  per: 'subject', middle: 'answer in the middle', ofCase: 'whether it is asked of a case', met: 'condition for being met', help: 'help', fact: 'fact', reckoned: 'reckoning from another set', yieldsTo: 'criteria that come before',
  prefix: 'letters of its references', effective: 'dates of effect', ownedBy: 'body to which it belongs', ours: 'whether it is ours to decide', independence: 'conditions of independence', jointWith: 'processes that may be held with it', heard: 'who puts it to the board and is told', said: 'step that holds what was said', done: 'step that holds what was done', anchors: 'days from which it counts', clocks: 'clocks', steps: 'steps', decisions: 'decisions', ambiguous: 'whether the source leaves its counting open', readings: 'other readings',
  countAnchorDay: 'whether the first day counts', asSoonAs: 'whether no number is set', between: 'time allowed', atLeastBefore: 'time before', anchor: 'day from which it is counted', stops: 'step that stops it',
  whenDue: 'time in words', atMeetingOf: 'group at whose next meeting it stands', aboutCase: 'relation to a case', once: 'state in which it is done', cadence: 'line of the reporting schedule', process: 'process', step: 'step', act: 'work of the step', onlyIf: 'condition', decision: 'decision', is: 'outcomes', criteria: 'criteria', group: 'group', answers: 'answers', body: 'body', document: 'document', copies: 'copies', receipt: 'receipt', assessment: 'self-assessment', audit: 'kind of audit',
  question: 'question', advisers: 'advisers', recommendedBy: 'group that recommends', quorum: 'number of people who are enough', aims: 'questions to be answered', outcomes: 'outcomes', starts: 'processes that follow', closes: 'whether it ends the process', publication: 'word on publication', papers: 'papers to be attached', staysFor: 'time for which it stays public', atAnyTime: 'whether it may come up at any time', needed: 'whether the step waits for it', identifies: 'whether it says who people are', requiredBy: 'criteria that require it', needs: 'criteria that it rests on', departure: 'departure from the criteria', jointly: 'roles that have to agree', withoutAgreement: 'whether one alone may record it', onceActionsClosed: 'whether every action has to be closed', goesOn: 'whether a further answer is awaited', receiptLater: 'whether the receipt comes later', onlyIfAnswered: 'answer that it depends on', until: 'step that ends it', notKnownIs: 'what is not known counts as',
  sections: 'sections', questions: 'questions', scales: 'scales', label: 'label', hint: 'hint', required: 'whether an answer is needed', when: 'condition', identity: 'whether it names a person', type: 'type of answer', options: 'answers', scale: 'scale', repeats: 'repetition', askedOf: 'kinds of agency asked', standard: 'standard', line: 'line of enquiry',
  term: 'word', title: 'title', area: 'area', author: 'author', cause: 'cause', stage: 'stage', version: 'version', name: 'name', describes: 'description', score: 'score', survey: 'terms of the survey', rule: 'source and force', preparerRule: 'reason for who prepares it', doneAt: 'pages of the product',
};

/** What an entry of a list is called: "the THEME “County lines” is added". */
const entryNouns: Readonly<Record<string, string>> = {
  parts: 'part', boards: 'board', sharing: 'agreement', principles: 'principle', sources: 'source of learning', stages: 'stage', items: 'entry', audiences: 'audience', methods: 'method', tiers: 'tier', findingKinds: 'kind of finding', recommendationResponses: 'answer', strengths: 'kind of change', verdicts: 'verdict', means: 'means',
  priorities: 'priority', strategies: 'strategy', milestones: 'milestone', themes: 'theme', statements: 'statement', kinds: 'kind of audit', lineKinds: 'kind of line', phases: 'phase', grounds: 'ground', programme: 'audit', providers: 'provider', assurance: 'way of assuring training', levels: 'level', evaluation: 'evaluation', routes: 'way of hearing people',
  likelihood: 'level of likelihood', impact: 'level of impact', standards: 'standard', grades: 'grade', anchors: 'day', readings: 'reading', answers: 'answer', aims: 'question', outcomes: 'outcome', sections: 'section', questions: 'question', scales: 'scale', options: 'answer', nameOn: 'name', jointWith: 'process',
};

/** `remindDaysBefore` as "remind days before", for a field that has no label. */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
export const labelOf = (field: string): string => labels[field] ?? spaced(field);
export const entryNoun = (list: string): string => entryNouns[list] ?? labelOf(list).replace(/ies$/, 'y').replace(/s$/, '');

type Lists = 'role' | 'group' | 'body' | 'process' | 'form' | 'assessment' | 'criteria' | 'agency' | 'board' | 'priority' | 'tier' | 'measure' | 'audit' | 'ground' | 'document' | 'inner';
/** What the keys that stand in a field are keys of. */
const keysOf: Readonly<Record<string, readonly Lists[]>> = {
  chair: ['role'], deputy: ['role'], lead: ['role'], preparedBy: ['role'], escalateTo: ['role'], escalateAlsoTo: ['role'], pursuedBy: ['role'], deciders: ['role'], present: ['role'], advisers: ['role'], role: ['role'], tell: ['role'],
  reportsTo: ['group'], to: ['group'], groups: ['group'], agreedBy: ['group'], writtenBy: ['group'], receivedBy: ['group'], reviewedBy: ['group'], atMeetingOf: ['group'], by: ['group'], recommendedBy: ['group'], group: ['group'], body: ['body'], ownedBy: ['body'],
  starts: ['process'], process: ['process'], form: ['form'], tools: ['form'], assessment: ['assessment'], criteria: ['criteria'], requiredBy: ['criteria'], needs: ['criteria'], yieldsTo: ['criteria'], jointly: ['role'], set: ['criteria'], agencyKind: ['agency'], answeredBy: ['agency'], askedOf: ['agency'], owner: ['agency'],
  boards: ['board'], board: ['board'], priorities: ['priority'], tier: ['tier'], measures: ['measure'], indicator: ['measure'], audit: ['audit'], kind: ['audit'], ground: ['ground'], document: ['document'],
  after: ['inner'], at: ['inner'], until: ['inner'], anchor: ['inner'], stops: ['inner'], setBy: ['inner'], decision: ['inner'], is: ['inner'], of: ['inner'], step: ['inner'],
};
/** Fields that hold a word of the schema, which is said with spaces. */
const schemaWords = new Set(['departure', 'stance', 'state', 'unit', 'better', 'per', 'middle', 'suppliedBy', 'tool', 'type', 'moves', 'which', 'kind', 'division', 'covers', 'serves', 'effect', 'of', 'speaks', 'force', 'participants', 'key', 'aboutCase', 'once']);

/** A text that stands in a field, as people read it: a key by the name of what it is a key of. */
export type ValueWords = (field: string, value: string) => string;

/** The words of two versions of a framework, the newer one first; inside a process its steps, days, decisions and outcomes have names too. */
export function valueWordsOf(packs: readonly Pack[], processes: readonly ProcessDefinition[] = []): ValueWords {
  const named = (lists: readonly (readonly { key: string; name: string }[])[], key: string) => lists.flat().find((each) => each.key === key)?.name;
  const names = packs.map(namesOf);
  const known = (found: readonly string[], key: string) => found.find((name) => name !== key);
  const find = (list: Lists, key: string): string | undefined => {
    switch (list) {
      case 'role': case 'group': case 'body': case 'process': case 'form': case 'assessment': case 'criteria': return known(names.map((each) => each[list](key)), key);
      case 'agency': return named(packs.map((pack) => pack.agencyKinds), key);
      case 'board': return named(packs.map((pack) => pack.boards ?? []), key);
      case 'priority': return named(packs.map((pack) => pack.priorities.priorities), key);
      case 'tier': return named(packs.map((pack) => pack.learning.tiers), key);
      case 'measure': return named(packs.map((pack) => pack.indicators), key);
      case 'audit': return named(packs.map((pack) => pack.audits.kinds), key);
      case 'ground': return named(packs.map((pack) => pack.audits.grounds ?? []), key);
      case 'document': return named(packs.map((pack) => pack.documents), key);
      case 'inner': return named(processes.flatMap((process) => [process.steps, process.anchors, process.decisions.map((each) => ({ key: each.key, name: each.question })), process.decisions.flatMap((each) => each.outcomes)]), key);
    }
  };
  return (field, value) => {
    if (field === 'permissions' && value in permissionMeanings) return permissionMeanings[value as keyof typeof permissionMeanings];
    if (field === 'at' && value in places) return places[value as keyof typeof places].name;
    if (field === 'every' || field === 'meets') return rhythmWords({ every: value as Pack['cadences'][number]['reporting'][number]['every'] });
    for (const list of keysOf[field] ?? []) {
      const name = find(list, value);
      if (name !== undefined) return name;
    }
    return field === 'participants' ? 'the agencies involved' : schemaWords.has(field) ? value.replaceAll('-', ' ') : value;
  };
}
