import { NOTHING, onceOf, parseAnswers, type Answers, type AnswerValue } from '../../forms/index.ts';
import type { Tx } from '../../platform/index.ts';
import { whyNotKey } from '../tools/as-asked.ts';
import type { AuditReturn } from './the-return.ts';

/** Answers that the respondent gave elsewhere to questions that ask the same, and for each of them where. */
export interface Counterparts {
  answers: Answers;
  /** By the path of the answer: "Section 11 2026". The respondent is told, and no board. */
  from: ReadonlyMap<string, string>;
}

interface Pair {
  mine: string;
  tool: string;
  theirs: string;
}

/**
 * What the respondent has answered, in a return of its own to whichever board, to a counterpart of a question of these sections.
 * The newest answer counts; one that was itself brought forward and not confirmed does not. The same tool on another board asks the same.
 */
export async function counterpartAnswers(tx: Tx, ret: AuditReturn, sections: readonly string[]): Promise<Counterparts> {
  const pairs = await readPairs(tx, ret);
  const tools = [...new Set([ret.toolKey, ...pairs.map(({ tool }) => tool)])];
  const rows = await tx.selectFrom('audit_return as r')
    .innerJoin('audit_round as o', (join) => join.onRef('o.partnership_id', '=', 'r.partnership_id').onRef('o.id', '=', 'r.round_id'))
    .innerJoin('audit_tool as t', (join) => join.onRef('t.partnership_id', '=', 'o.partnership_id').onRef('t.id', '=', 'o.tool_id'))
    .innerJoin('return_section as s', (join) => join.onRef('s.partnership_id', '=', 'r.partnership_id').onRef('s.return_id', '=', 'r.id'))
    .select(['o.name', 't.key as tool', 'r.board_id', 's.section', 's.answers', 's.unconfirmed'])
    .where('r.respondent_id', '=', ret.respondentId).where('r.id', '<>', ret.id).where('t.key', 'in', tools).orderBy('s.updated_at', 'desc').execute();
  const values = new Map<string, Record<string, AnswerValue>>();
  const from = new Map<string, string>();
  for (const row of rows) {
    const given = onceOf({ [row.section]: parseAnswers({ it: row.answers })['it'] ?? NOTHING }, row.section).values;
    const open = new Set(row.unconfirmed);
    for (const [key, value] of Object.entries(given)) {
      const theirs = `${row.section}/${key}`;
      const mine = [...pairs.filter((pair) => pair.tool === row.tool && pair.theirs === theirs).map((pair) => pair.mine), ...(row.tool === ret.toolKey && row.board_id !== ret.boardId ? [theirs] : [])];
      if (open.has(`${row.section}.${key}`)) continue;
      for (const place of mine) {
        const [section = '', question = ''] = place.split('/');
        const path = `${section}.${question}`;
        if (!sections.includes(section) || from.has(path)) continue;
        from.set(path, row.name);
        const why = given[whyNotKey(key)];
        values.set(section, { ...values.get(section), [question]: value, ...(why === undefined ? {} : { [whyNotKey(question)]: why }) });
      }
    }
  }
  return { answers: Object.fromEntries([...values].map(([section, held]) => [section, { values: held, criteria: {} }])), from };
}

/** A pair counts in both directions, whichever way round it was written down. */
async function readPairs(tx: Tx, { toolKey }: AuditReturn): Promise<Pair[]> {
  const rows = await tx.selectFrom('audit_crosswalk').select(['from_tool', 'from_question', 'to_tool', 'to_question']).where('ended_at', 'is', null)
    .where((where) => where.or([where('from_tool', '=', toolKey), where('to_tool', '=', toolKey)])).execute();
  return rows.flatMap((row): Pair[] => [
    ...(row.from_tool === toolKey ? [{ mine: row.from_question, tool: row.to_tool, theirs: row.to_question }] : []),
    ...(row.to_tool === toolKey ? [{ mine: row.to_question, tool: row.from_tool, theirs: row.from_question }] : []),
  ]);
}
