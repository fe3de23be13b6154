import { get } from '../api.js';
import { concertOf } from '../concerts.js';
import { t } from '../i18n.js';
import { turn } from '../parts/turn.js';
import { fail } from '../router.js';
import { make } from '../view.js';

export default async function dates(context) {
  const { params: { concertId }, signal } = context;
  const { title, timeZone } = await concertOf(concertId);
  const path = `/concerts/${concertId}/performances`;
  const { items } = await get(`${path}?includeSoldOut=true&limit=100`, { place: concertId, signal });
  const left = await turn(concertId, { signal, over: (problem) => fail(problem, context) });
  const rows = items.map((performance) =>
    make('date', { ...performance, timeZone, path: performance.availableSeats && `${path}/${performance.performanceId}` }),
  );
  return [t('dates.title'), make('dates', { concertId, title, turn: left, rows, none: !items.length })];
}
