import { el } from '../dom.js';
import { t } from '../i18n.js';
import { growing } from '../parts/more.js';
import { posterOf } from '../concerts.js';
import { make } from '../view.js';

export default async function concerts({ signal }) {
  const list = await growing('/concerts', { list: el('ul.concerts'), row, empty: make('concerts-none'), signal });
  return [t('concerts.title'), make('concerts', { list })];
}

function row(concert) {
  const { performances } = concert;
  const sum = (name) => performances.reduce((total, performance) => total + performance[name], 0);
  return make('concert-card', {
    ...concert,
    poster: posterOf(concert),
    next: performances[0],
    more: performances.length - 1,
    left: sum('availableSeats'),
    total: sum('totalSeats'),
    priceFrom: Math.min(...performances.map(({ priceFrom }) => priceFrom)),
  });
}
