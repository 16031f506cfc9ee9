import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { byAccount } from '../../returns/doors.tsx';
import { challengeHref, openChallenge } from '../open-challenge.ts';
import { agencyPage } from './agency-page.tsx';
import { askQuestion, notAskable, sendDrafts } from './ask.ts';
import { panelPage } from './panel-page.tsx';

/** The challenge of one return: the board's people see the panel's side, those who answer for the agency see theirs. */
export async function showChallenge(visit: Visit): Promise<Reply> {
  const open = await openChallenge(visit);
  if (open === null) return notFound;
  if (open.reads) return panelPage(visit, open);
  return open.answers ? byAccount((ret) => agencyPage(ret))(visit) : forbidden;
}

/** Asks, or sends what was drafted. */
export async function takeChallenge(visit: Visit): Promise<Reply> {
  const open = await openChallenge(visit, { locked: true });
  if (open === null) return notFound;
  if (!open.asks) return forbidden;
  const hold = notAskable(open);
  if (hold !== null) return panelPage(visit, open, [{ field: '', message: hold }]);
  const here = challengeHref(open.ret.id);
  switch (sent(visit.body, 'do')) {
    case 'ask': {
      const problems = await askQuestion(visit, open);
      return problems.length > 0 ? panelPage(visit, open, problems) : goTo(here, 'The question is kept as a draft.');
    }
    case 'send': {
      const outcome = await sendDrafts(visit, open);
      return 'problems' in outcome ? panelPage(visit, open, outcome.problems) : goTo(here, outcome.said);
    }
    default: return panelPage(visit, open, [{ field: '', message: 'Choose what to do' }]);
  }
}
