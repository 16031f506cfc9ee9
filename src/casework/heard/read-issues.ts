import type { Day } from '../../calendar/index.ts';
import type { Me } from '../../access/me.ts';
import type { Tx } from '../../platform/index.ts';
import type { Forum } from './forums.ts';
import type { Done } from './keep-heard.ts';

/** A matter as a forum reads it. */
export interface Issue {
  id: string;
  reference: string;
  forum: Forum;
  words: string;
  raisedOn: Day;
  /** They put it themselves. */
  own: boolean;
  /** Who put it, for those who keep the forum; null for everybody else, and where it was written down for them. */
  by: string | null;
  /** The process that answers it, once it was taken up; null again where that ended and the forum was not told. */
  processId: string | null;
  setAside: string;
  done: Done;
  answeredOn: Day | null;
}

const mostShown = 200;

/**
 * The matters of these forums, the newest first. What was put and not looked at yet is there for whoever put it and for those who keep the forum: until
 * then nobody has seen whether it names somebody. Two queries.
 */
export async function readIssues(tx: Tx, me: Pick<Me, 'personId'>, forums: readonly Forum[]): Promise<Issue[]> {
  const rows = await tx.selectFrom('forum_issue as f').leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'f.partnership_id').onRef('p.id', '=', 'f.raised_by'))
    .selectAll('f').select('p.name').where('f.process', 'in', ['', ...forums.map(({ process }) => process.key)]).orderBy('f.raised_on', 'desc').orderBy('f.reference', 'desc').limit(mostShown).execute();
  return rows.flatMap((row): Issue[] => {
    const forum = forums.find((each) => each.process.key === row.process && each.boardId === row.board_id);
    if (forum === undefined) return [];
    const processId = row.ended_untold ? null : row.process_id;
    const own = row.raised_by === me.personId;
    if (processId === null && !own && !forum.keeps) return [];
    return [{
      id: row.id, reference: row.reference, forum, words: row.words, raisedOn: row.raised_on as Day, own, by: forum.keeps ? row.name : null, processId,
      setAside: row.set_aside, done: row.answer as unknown as Done, answeredOn: row.answered_on as Day | null,
    }];
  });
}
