import { get } from '../api.js';
import { now } from '../clock.js';
import { concertOf, posterOf } from '../concerts.js';
import { formats } from '../formats.js';
import '../parts/count-down.js';
import { show } from '../router.js';
import { user } from '../session.js';
import { make } from '../view.js';

const SOON = 3_600_000;

export default async function concertPage({ params: { concertId } }) {
  const [concert, place] = await Promise.all([concertOf(concertId, { fresh: true }), placeOf(concertId)]);
  const { timeZone, performances, title } = concert;
  const rows = performances.map((performance) => make('performance', { ...performance, timeZone }));
  const refresh = () => show({ keepFocus: true });
  const values = { ...concert, rows, poster: posterOf(concert), ...entry(concert, place), refresh };
  return [formats.name(title), make('concert', values)];
}

const placeOf = (concertId) => user() && get(`/concerts/${concertId}/queue-token`).catch(() => null);

/** The way in: whoever is in line already goes on, rather than joins. */
function entry({ saleOpensAt, performances }, place) {
  if (place?.status === 'waiting') return { waiting: true, n: place.position };
  if (place?.status === 'active') return { active: true };
  const wait = Date.parse(saleOpensAt) - now();
  if (wait > 0) return { opens: saleOpensAt, soon: wait < SOON && saleOpensAt };
  const isOver = !performances.some(({ startsAt }) => Date.parse(startsAt) > now());
  return { over: isOver, open: !isOver };
}
