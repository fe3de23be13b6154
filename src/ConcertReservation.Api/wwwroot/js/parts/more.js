import { get } from '../api.js';
import { el, put } from '../dom.js';
import { make } from '../view.js';
import { notice } from '../ways.js';
import { busy } from './fields.js';

/** A list that grows by its cursor: `row` makes one item, `empty` stands for none. */
export async function growing(path, { list, row, empty, signal }) {
  const page = (cursor) => get(`${path}?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, { signal });
  const first = await page();
  const place = el('div');
  add(first);
  return first.items.length ? el('div', list, place) : empty;

  function add({ items, nextCursor }) {
    const rows = items.map(row);
    list.append(...rows);
    put(place, nextCursor && make('more', { more }));
    return rows[0];

    async function more({ currentTarget }) {
      const next = await busy(currentTarget, () => page(nextCursor)).catch((problem) => place.prepend(notice(problem)));
      const added = next && add(next);
      added?.setAttribute('tabindex', '-1');
      added?.focus();
    }
  }
}
