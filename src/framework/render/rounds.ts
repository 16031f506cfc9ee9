import type { Pack } from '../schema/pack.ts';
import { durationWords, listed, namesOf, rhythmWords } from '../words.ts';
import { heading, paragraph, plain, sourceHead, table } from './pieces.ts';
import type { Block } from './sections.ts';

type Assessment = NonNullable<Pack['assessments']>[number];

/** Rounds of self-assessment: who answers what, when, who questions it, and what follows. */
export const assessmentBlocks = (round: Assessment, pack: Pack): Block[] => {
  const names = namesOf(pack);
  const kind = (key: string) => pack.agencyKinds.find((each) => each.key === key)?.name ?? key;
  const { challenge, followUp, deferral } = round;
  return [
    heading(`assessment-${round.key}`, /self-assessment/i.test(round.name) ? round.name : `Self-assessment: ${round.name}`),
    paragraph(`${round.about === undefined ? '' : `${round.about} `}Tool: ${round.tool}. It is answered ${rhythmWords({ every: round.every })} by ${round.answeredBy.length === 0 ? 'every agency' : listed(round.answeredBy.map(kind))}.${round.form === undefined ? '' : ` Form: ${names.form(round.form)}.`}`),
    { kind: 'rule', rule: round.rule },
    ...table(`${round.name}: standards`, ['', 'Standard'], [6, 94], round.standards.map((standard, index) => [String(index + 1), standard.text])),
    ...(round.accounts === undefined ? [] : [paragraph('Of each arrangement it says:'), { kind: 'list' as const, ordered: false, items: round.accounts }]),
    ...(round.grades === undefined ? [] : [paragraph(`Grades: ${round.grades.map((grade) => (grade.about === undefined ? grade.name : `${grade.name} (${grade.about})`)).join('; ')}.`)]),
    ...table(`${round.name}: what follows`, ['What', 'How'], [26, 74], [
      ...(round.signOff === undefined ? [] : [['Signed off by', round.signOff]]),
      ...(challenge === undefined ? [] : [['Questioned by', plain(`${names.group(challenge.by)}: ${challenge.which === 'all' ? 'every return' : 'returns that it chooses'}${challenge.withLayMembers ? ', with lay members' : ''}`, challenge.replyWithin === undefined ? undefined : `The agency replies within ${durationWords(challenge.replyWithin)}.`, challenge.about)]]),
      [round.receivedBy.length > 1 ? 'Received by, in this order' : 'Received by', { lines: round.receivedBy.map(names.group) }],
      ...(followUp === undefined ? [] : [['Followed up', `Within ${durationWords(followUp.within)}, pursued by: ${names.role(followUp.pursuedBy)}`]]),
      ...(deferral === undefined ? [] : [['May be put off by', plain(names.group(deferral.by), deferral.about)]]),
    ]),
  ];
};

const whose = { children: 'Children', adults: 'Adults', families: 'Families', practitioners: 'Practitioners' };

/** How children, adults, families and practitioners are heard. */
export const voice = (pack: Pack): Block[] => (pack.voice === undefined ? [] : [
  heading('voice', 'How people are heard'),
  ...table('Ways of hearing people', ['Way', 'Whom', 'To whom and when', sourceHead], [36, 14, 24, 26], pack.voice.routes.map((route) => [
    plain(route.name, route.about), whose[route.of], { lines: [...(route.to === undefined ? [] : [namesOf(pack).group(route.to)]), ...(route.every === undefined ? [] : [rhythmWords({ every: route.every, times: route.times })])] }, { rule: route.rule },
  ])),
  ...(pack.voice.gates.length === 0 ? [] : [paragraph('Before anybody is asked directly, these are answered:'), { kind: 'list' as const, ordered: false, items: pack.voice.gates }]),
]);

/** The risk register: whose risks, on what scale, who looks at them. */
export const risks = (pack: Pack): Block[] => (pack.risks === undefined ? [] : [
  heading('risks', 'Risk register'), paragraph(`${pack.risks.about} Looked at ${rhythmWords({ every: pack.risks.every })} by: ${namesOf(pack).group(pack.risks.reviewedBy)}.`),
  ...table('Scales of risk', ['How likely', 'How grave'], [50, 50], [[{ lines: pack.risks.likelihood.map(scaled) }, { lines: pack.risks.impact.map(scaled) }]]), { kind: 'rule', rule: pack.risks.rule },
]);
const scaled = ({ name, about }: { name: string; about?: string | undefined }): string => (about === undefined ? name : `${name}: ${about}`);
