import { get, open } from '../api.js';
import { concertOf } from '../concerts.js';
import { t } from '../i18n.js';
import { make } from '../view.js';

export default async function ticketPage({ params: { reservationId }, signal }) {
  const path = `/reservations/${reservationId}`;
  const [ticket, answer, { concertId }] = await Promise.all([
    get(`${path}/ticket`, { signal }),
    open('GET', `${path}/ticket.svg`, { signal }),
    get(path, { signal }),
  ]);
  const { timeZone } = await concertOf(concertId);
  const drawn = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement;
  const picture = document.importNode(drawn, true);
  return [t('ticket.title'), make('ticket', { ...ticket, timeZone, picture, print: () => print() })];
}
