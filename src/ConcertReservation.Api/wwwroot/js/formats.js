import { now } from './clock.js';
import { language, t } from './i18n.js';

const intl = (Kind, options) => new Intl[Kind](language(), options);
const date = (at, timeZone, options) => intl('DateTimeFormat', { timeZone, ...options }).format(new Date(at));

/** How values are written, in templates and words; times in the concert's zone when `timeZone` is among the values. */
export const formats = {
  number: (n) => intl('NumberFormat').format(n),
  money: (won) => (won < 0 ? '−' : '') + t('money', { n: Math.abs(won) }),
  change: (won) => (won > 0 ? '+' : '') + formats.money(won),
  day: (at, { timeZone }) => date(at, timeZone, { month: 'long', day: 'numeric', weekday: 'short' }),
  time: (at, { timeZone }) => date(at, timeZone, { hour: 'numeric', minute: '2-digit', timeZoneName: zoneName(timeZone) }),
  when: (at, values) => `${formats.day(at, values)} ${formats.time(at, values)}`,
  moment: (at) => date(at, undefined, { dateStyle: 'medium', timeStyle: 'medium' }),
  away: (at) => away((Date.parse(at) - now()) / 1000),
  lasting,
  name: (text) => twoNames(text)[0],
  second: (text) => twoNames(text)[1],
  status: (status) => t(`status.${status}`),
  cause: (cause) => t(`cause.${cause}`),
  seat: (seat) =>
    [seat.section, seat.row && t('seat.row', seat), t('seat.number', { n: shortNumber(seat) })].filter(Boolean).join(' '),
  seats: (seats) => seats.map(formats.seat).join(', '),
};

// Only whoever is in another zone needs to know which one is meant.
const zoneName = (zone) =>
  zone && zone !== Intl.DateTimeFormat().resolvedOptions().timeZone ? 'short' : undefined;

function lasting(seconds) {
  if (seconds < 60) return t('time.soon');
  const unit = (n, unit) => (n ? intl('NumberFormat', { style: 'unit', unit, unitDisplay: 'long' }).format(n) : '');
  const minutes = Math.ceil(seconds / 60);
  return t('time.about', { time: `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`.trim() });
}

function away(seconds) {
  const units = [[86_400, 'day'], [3600, 'hour'], [60, 'minute'], [1, 'second']];
  const [size, unit] = units.find(([size]) => Math.abs(seconds) >= size) ?? units[3];
  return intl('RelativeTimeFormat', { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

/** "새봄 · Spring" is a name in two languages: the reader's own first. */
function twoNames(text) {
  const names = text.split(' · ');
  const isOwn = (name) => /[가-힣]/.test(name) === (language() === 'ko');
  return names.length === 2 && !isOwn(names[0]) && isOwn(names[1]) ? names.reverse() : [names[0], names.slice(1).join(' · ')];
}

/** "VIP-A7" in row A of VIP is 7 to whoever looks at that row. */
export function shortNumber({ section, row, number }) {
  const prefix = `${section}-${row}`;
  return row && number.startsWith(prefix) ? number.slice(prefix.length) : number;
}
