import { formatDay, type Day } from '../../calendar/index.ts';
import { Tag } from '../../web/fields/index.ts';
import { standingOfPiece, type Piece } from './piece.ts';

/** How a piece of evidence stands, with the day from which or until which it does. */
export function StandingTag({ piece, today }: { piece: Piece; today: Day }) {
  switch (standingOfPiece(piece, today)) {
    case 'withdrawn': return <><Tag colour="grey">Withdrawn</Tag><span class="gt-under">on {formatDay(piece.withdrawnOn!)}</span></>;
    case 'expired': return <><Tag colour="red">Expired</Tag><span class="gt-under">on {formatDay(piece.expiresOn!)}</span></>;
    case 'expires-soon': return <><Tag colour="yellow">Expires soon</Tag><span class="gt-under">on {formatDay(piece.expiresOn!)}</span></>;
    case 'current': return <><Tag colour="green">Current</Tag>{piece.expiresOn !== null && <span class="gt-under">until {formatDay(piece.expiresOn)}</span>}</>;
  }
}
