import { formatInstant } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import { Table } from '../../web/fields/index.ts';

interface Entry {
  kind: string;
  text: string;
  at: Date;
  byName: string;
}

export async function readHistory(tx: Tx, returnId: string): Promise<Entry[]> {
  const rows = await tx.selectFrom('return_entry').select(['kind', 'text', 'at', 'by_name']).where('return_id', '=', returnId).orderBy('at').orderBy('id').execute();
  return rows.map((row) => ({ kind: row.kind, text: row.text, at: row.at, byName: row.by_name }));
}

const words: Record<string, string> = {
  invited: 'Invited', opened: 'Begun', reminded: 'Reminded', 'passed-on': 'Passed on', delegated: 'Sections given to a colleague', 'delegation-ended': 'Sections taken back', submitted: 'Handed in',
  returned: 'Returned', moderated: 'Graded by the panel', rigour: 'Rigour judged', 'link-ended': 'Link ended', chosen: 'Chosen for the challenge panel', 'not-chosen': 'Taken off the challenge', questioned: 'Questions of the panel', replied: 'Reply to the panel', settled: 'Question settled',
};

export const History = ({ entries }: { entries: readonly Entry[] }) => (entries.length === 0 ? null : (
  <Table caption="History" heads={['What', 'When', 'By', 'More']} rows={entries.map((entry) => [words[entry.kind] ?? entry.kind, formatInstant(entry.at), entry.byName, <span class="gt-pre">{entry.text}</span>])} />
));
