/** A value of a statement, written so that it survives JSON. */
export type Plain = { bytes: string } | { time: string } | { list: Plain[] } | { value: unknown };

export interface Statement {
  text: string;
  values: Plain[];
}

/** What the bare handler does for one address: the product's own statements, and the bytes that the product sent. */
export interface BarePage {
  path: string;
  statements: Statement[];
  headers: Record<string, string>;
  body: string;
}

/** What it does for a saved action: the product's own statements, with the parts that differ from save to save named. */
export interface BareSave {
  statements: Statement[];
  /** The action of the run that was written down; every request puts its own in its place. */
  actionId: string;
  revision: number;
  /** Identifiers that the product made new in that run. */
  made: string[];
  headers: Record<string, string>;
}

/** What it does for a saved section of a return: as for an action, each request another holder's. */
export interface BareSection {
  statements: Statement[];
  captured: { returnId: string; hash: string; revision: number };
  holders: { token: string; hash: string; returnId: string }[];
  made: string[];
  headers: Record<string, string>;
}

export interface BarePlan {
  databaseUrl: string;
  connections: number;
  pages: BarePage[];
  save?: BareSave;
  section?: BareSection;
}

export const live = (plain: Plain): unknown =>
  'bytes' in plain ? Buffer.from(plain.bytes, 'hex') : 'time' in plain ? new Date(plain.time) : 'list' in plain ? plain.list.map(live) : plain.value;
