import { concertOf } from '../concerts.js';
import { el } from '../dom.js';
import { t } from '../i18n.js';
import { growing } from '../parts/more.js';
import { make } from '../view.js';

export default async function reservations({ signal }) {
  const list = el('ul.rows.cards');
  const own = await growing('/reservations', { list, row, empty: make('reservations-none'), signal });
  return [t('reservations.title'), make('reservations', { list: own })];
}

function row(reservation) {
  const card = (timeZone) =>
    make('reservation-card', { ...reservation, timeZone, [reservation.status]: true });
  const node = card();
  // In the hall's own time, once its concert is known.
  concertOf(reservation.concertId).then(({ timeZone }) => node.replaceWith(card(timeZone)), () => {});
  return node;
}
