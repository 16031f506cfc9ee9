import { record } from '../../access/record.ts';
import { drawReported, stretchWords, type DrawnPaper } from '../../audits/index.ts';
import { formatDay } from '../../calendar/index.ts';
import { mayReadPaper, openItem, planHref, titleOf } from '../../meetings/index.ts';
import { strong, text, wordDocument, wordType } from '../../platform/documents/word.ts';
import { forbidden, notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';

type OpenItem = NonNullable<Awaited<ReturnType<typeof openItem>>>;
type Draws = NonNullable<OpenItem['item']['draws']>;

/** Every report that the product draws by itself, by the name that a framework calls it with. */
const papers: Record<Draws['report'], (visit: Visit, open: OpenItem, draws: Draws) => Promise<DrawnPaper>> = {
  'case-audits': (visit, { plan, item }, { kinds }) => drawReported(visit, plan.pack, plan.boardId, kinds, { after: item.after, until: item.due }),
};

interface OpenPaper {
  open: OpenItem;
  drawn: DrawnPaper;
  title: string;
  /** What it is about and what it is part of, a line each. */
  about: string[];
}

/** Draws the paper of an item of the forward plan; null where its framework does not have one drawn, and before the time that it is about. */
async function openPaper(visit: Visit): Promise<OpenPaper | 'forbidden' | null> {
  const open = await openItem(visit);
  const draws = open?.item.draws;
  if (open === null || draws === undefined || open.item.paper === undefined) return null;
  if (!mayReadPaper(visit.me, open)) return 'forbidden';
  const { plan, item } = open;
  const part = plan.pack.documents.find((document) => document.key === draws.document)?.name;
  return {
    open, title: titleOf(item), drawn: await papers[draws.report](visit, open, draws),
    about: [
      `What was reported in ${stretchWords({ after: item.after, until: item.due })}, drawn from the record on ${formatDay(visit.today)}.`,
      visit.today <= item.due ? `What is reported up to ${formatDay(item.due)} is added by itself.` : `Actions are told as they stood on ${formatDay(item.due)}, everything else as it stands in the record.`,
      ...(part === undefined ? [] : [`Part of: ${part}.`]),
    ],
  };
}

/** The paper as a page, for the group that it is given to. */
export async function paperPage(visit: Visit): Promise<Reply> {
  const opened = await openPaper(visit);
  if (opened === null) return notFound;
  if (opened === 'forbidden') return forbidden;
  const { open: { plan, item }, drawn, title, about } = opened;
  const at = planHref(plan.groupId, item.line, item.due);
  return page(title, (
    <>
      <span class="govuk-caption-l">{plan.name}, {formatDay(item.by)}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      {about.map((words) => <p class="govuk-body gt-measure">{words}</p>)}
      <p class="govuk-body gt-no-print"><a class="govuk-link" href={`${at}/paper.docx`} download>Download the paper as Word</a></p>
      {drawn.shown}
    </>
  ), { section: 'meetings', wide: true, back: { href: at, text: 'Back to the forward plan' } });
}

/** The paper as a Word document. Taking it out is recorded. */
export async function paperAsWord(visit: Visit): Promise<Reply> {
  const opened = await openPaper(visit);
  if (opened === null) return notFound;
  if (opened === 'forbidden') return forbidden;
  const { open: { plan, item }, drawn, title, about } = opened;
  const content = await wordDocument({
    title, under: `${plan.name} · ${formatDay(item.by)}`, made: about[0]!, board: plan.board, description: 'Paper drawn from the record', running: `${plan.name} · For members`,
  }, [...(visit.me.demonstration ? [strong('Demonstration: everything in this document is invented.', 'B10E1E')] : []), ...about.slice(1).flatMap(text), ...drawn.pieces]);
  await record(visit.tx, visit.now, { deed: 'took out a paper drawn from the record', subjectKind: 'group', subjectId: plan.groupId, detail: { what: title, due: item.due } });
  return { kind: 'download', name: `${title} ${item.due}.docx`, type: wordType, content };
}
