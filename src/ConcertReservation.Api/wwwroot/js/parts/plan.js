import { put } from '../dom.js';
import { t } from '../i18n.js';
import { make } from '../view.js';
import { seatMap } from './seat-map.js';

const DRAWN = 10_000;
const first = { name: 'A', rows: 5, seatsPerRow: 10, price: 50_000 };

/** A performance being planned: when, its sections, and the seat map they make. */
export function plan() {
  const node = make('plan', { add: () => add({ ...first, name: '' }) });
  const [sections, preview, size] = ['.sections', '.preview', '.preview-size'].map((part) => node.querySelector(part));
  node.addEventListener('input', draw);
  add(first);
  // The fields make their inputs once they are in the page.
  setTimeout(draw);
  return { node, read };

  function add(values) {
    const section = make('plan-section', { ...values, remove: () => (section.remove(), draw()) });
    sections.append(section);
    if (node.isConnected) section.querySelector('input').focus();
  }

  function read() {
    return [...sections.children].map((section) => {
      const [name, ...numbers] = [...section.querySelectorAll('input')].map(({ value }) => value);
      const [rows, seatsPerRow, price] = numbers.map(Number);
      return { name, rows, seatsPerRow, price };
    });
  }

  function draw() {
    const all = read();
    const count = all.reduce((sum, { rows, seatsPerRow }) => sum + rows * seatsPerRow, 0);
    size.textContent = t('desk.seats', { n: count });
    put(preview, count > 0 && count <= DRAWN && seatMap({ seats: all.flatMap(seatsOf) }).node);
  }
}

const range = (n) => [...Array(n).keys()];

const seatsOf = ({ name, rows, seatsPerRow, price }, index) =>
  range(rows).flatMap((row) =>
    range(seatsPerRow).map((n) => ({
      seatId: `${index}-${row}-${n}`,
      number: String(n + 1),
      section: name || '?',
      row: letter(row),
      price,
      status: 'available',
    })),
  );

const letter = (row) => (row < 26 ? '' : letter(Math.floor(row / 26) - 1)) + String.fromCharCode(65 + (row % 26));

/** "2027-01-15T20:00" on the wall of a zone, as an instant. */
export function instant(wall, timeZone) {
  if (!wall) return undefined;
  const guess = Date.parse(`${wall}Z`);
  return new Date(2 * guess - Date.parse(`${wallOf(guess, timeZone)}Z`)).toISOString();
}

/** Swedes write dates as inputs want them. */
export const wallOf = (at, timeZone) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at)).replace(' ', 'T');
