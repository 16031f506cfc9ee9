import { publicationStandings, type PublicationStanding } from '../publication/standing.ts';
import { isId } from '../../platform/index.ts';
import { sent, type Sent } from '../../web/visit/index.ts';

/** What the register is narrowed to; every part may be left out. */
export interface RegisterFilter {
  /** The key of a process. */
  kind?: string;
  /** The id of the board that runs it. */
  board?: string;
  /** Running, closed or withdrawn; or the name of the step that is open. */
  stage: { status: 'running' | 'closed' | 'withdrawn' | 'all' } | { step: string };
  late?: boolean;
  theme?: string;
  held?: boolean;
  published?: PublicationStanding;
  words?: string;
}

export const registerOrders = ['-started', 'started', 'due', '-due', 'late', 'reference', '-reference'] as const;
export type RegisterOrder = (typeof registerOrders)[number];

/** A stage that is a step's name is told from the others by what stands before it. */
export const stepStage = (name: string): string => `step:${name}`;

/** Reads the address of the register. What it does not know it leaves out. */
export function readRegisterFilter(query: Sent): { filter: RegisterFilter; order: RegisterOrder } {
  const stage = sent(query, 'stage');
  const [kind, theme, words] = [sent(query, 'kind'), sent(query, 'theme'), sent(query, 'words').slice(0, 200)];
  const published = publicationStandings.find((each) => each === sent(query, 'published'));
  const status = (['closed', 'withdrawn', 'all'] as const).find((each) => each === stage) ?? 'running';
  const yesNo = (name: string): boolean | undefined => ({ yes: true, no: false })[sent(query, name)];
  const board = sent(query, 'board');
  const [late, held] = [yesNo('late'), yesNo('held')];
  return {
    filter: {
      stage: stage.startsWith('step:') ? { step: stage.slice(5) } : { status },
      ...(kind ? { kind } : {}), ...(isId(board) ? { board } : {}), ...(late === undefined ? {} : { late }), ...(theme ? { theme } : {}), ...(held === undefined ? {} : { held }), ...(published ? { published } : {}), ...(words ? { words } : {}),
    },
    order: registerOrders.find((each) => each === sent(query, 'order')) ?? '-started',
  };
}
