import { language, t } from './i18n.js';

const intl = (Kind, options) => new Intl[Kind](language(), options);
const date = (at, options) => intl('DateTimeFormat', options).format(new Date(at));

/** How values are written; times in the concert's zone when `timeZone` is among the values. */
export const formats = {
	number: (n) => intl('NumberFormat').format(n),
	money: (won) => (won < 0 ? '−' : '') + t('money', { n: Math.abs(won) }),
	change: (won) => (won > 0 ? '+' : '') + formats.money(won),
	day: (at, { timeZone }) => date(at, { timeZone, month: 'long', day: 'numeric', weekday: 'short' }),
	time: (at, { timeZone }) => date(at, { timeZone, hour: 'numeric', minute: '2-digit', timeZoneName: zoneName(timeZone) }),
	when: (at, values) => `${formats.day(at, values)} ${formats.time(at, values)}`,
	moment: (at) => date(at, { dateStyle: 'medium', timeStyle: 'medium' }),
	name: (text) => twoNames(text)[0],
	second: (text) => twoNames(text)[1],
	status: (status) => t(`status.${status}`),
	cause: (cause) => t(`cause.${cause}`),
	seats: (seats) => seats.map(formats.seat).join(', '),
	seat: (seat) =>
		[seat.section, seat.row && t('seat.row', seat), t('seat.number', { n: shortNumber(seat) })].filter(Boolean).join(' '),
	lasting(seconds) {
		if (seconds < 60) return t('time.soon');
		const all = Math.ceil(seconds / 60);
		const time = { hours: Math.floor(all / 60), minutes: all % 60 };
		return t('time.about', { time: intl('DurationFormat', { style: 'long' }).format(time) });
	},
};

// Only whoever is in another zone needs to know which one is meant.
const zoneName = (zone) => (zone && zone !== intl('DateTimeFormat').resolvedOptions().timeZone ? 'short' : undefined);

/** "새봄 · Spring" is a name in two languages: the reader's own first. */
function twoNames(text) {
	const names = text.split(' · ');
	const isOwn = (name) => /[가-힣]/.test(name) === (language() === 'ko');
	if (names.length !== 2) return [text];
	return isOwn(names[1]) && !isOwn(names[0]) ? names.reverse() : names;
}

export const shortNumber = ({ section, row, number }) => (row ? number.replace(`${section}-${row}`, '') : number);
