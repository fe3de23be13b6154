import { assetUrl } from '../net/assets.js';
import { serverNow } from '../net/clock.js';

export const language = () => document.documentElement.lang;

/** The files of texts that the pages shown so far need. `i18n/{prefix}{language}.json` @type {Set<string>} */
const prefixes = new Set(['']);

/** @type {Record<string, string>} */
let texts = {};

/** @param {string} lang */
export async function loadLanguage(lang) {
	const files = await Promise.all([...prefixes].map((prefix) => readTexts(prefix, lang)));
	texts = Object.assign({}, ...files);
	document.documentElement.lang = lang;
	setManifest(lang);
}

/**
 * Loads the texts of another group of pages too.
 * @param {string} prefix such as "operators."
 */
export async function loadTexts(prefix) {
	if (prefixes.has(prefix)) return;
	Object.assign(texts, await readTexts(prefix, language()));
	prefixes.add(prefix);
}

async function readTexts(prefix, lang) {
	const response = await fetch(assetUrl(`i18n/${prefix}${lang}.json`));
	if (!response.ok) throw new Error(`${prefix}${lang}.json: ${response.status}`);
	return response.json();
}

/** The name that an installed app has. The browser reads it when the customer installs the app. */
function setManifest(lang) {
	/** @type {HTMLLinkElement} */ (document.querySelector('link[rel="manifest"]')).href =
		`/manifest.${lang}.webmanifest`;
}

/** @param {string} key */
export const hasText = (key) => key in texts;

/**
 * The text of a key, in which "{n}" is a value and "{venue.name|name}" a value in a format.
 * @param {string} key
 * @param {Record<string, any>} [values]
 */
export const t = (key, values = {}) => interpolate(texts[key] ?? key, values, formatPlain);

const formatPlain = (value) => (typeof value === 'number' ? formats.number(value) : value);

/**
 * @param {string} text
 * @param {Record<string, any>} values
 * @param {(value: any) => string} [format]
 */
export const interpolate = (text, values, format = String) =>
	text.replace(/\{([\w.|]+)\}/g, (_, path) => format(valueAt(path, values) ?? ''));

/**
 * The value at "path" or "path|format".
 * @param {string} path
 * @param {Record<string, any>} values
 */
export function valueAt(path, values) {
	const [names, format] = path.split('|');
	const value = names.split('.').reduce((at, name) => at?.[name], values);
	const isPresent = value !== null && value !== undefined && value !== false;
	return format && isPresent ? formats[format](value, values) : value;
}

const formatDate = (at, options) => new Intl.DateTimeFormat(language(), options).format(new Date(at));

/** How values are written. Times are in the concert's zone when `timeZone` is among the values. */
export const formats = {
	number: (n) => new Intl.NumberFormat(language()).format(n),
	money: (won) => (won < 0 ? '−' : '') + t('money', { n: Math.abs(won) }),
	change: (won) => (won > 0 ? '+' : '') + formats.money(won),
	day: (at, { timeZone }) => {
		const isThisYear = yearOf(at, timeZone) === yearOf(serverNow(), timeZone);
		const year = isThisYear ? undefined : /** @type {const} */ ('numeric');
		return formatDate(at, { timeZone, year, month: 'long', day: 'numeric', weekday: 'short' });
	},
	time: (at, { timeZone }) => formatDate(at, { timeZone, hour: 'numeric', minute: '2-digit', ...zoneName(timeZone) }),
	when: (at, values) => `${formats.day(at, values)} ${formats.time(at, values)}`,
	moment: (at) => formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' }),
	name: (text) => namesOf(text)[0],
	otherName: (text) => namesOf(text)[1],
	status: (status) => t(`status.${status}`),
	cause: (cause) => t(`cause.${cause}`),
	seats: (seats) => seats.map(formats.seat).join(', '),
	// At the entrance nothing may be left out: two sections can have the same first name.
	wholeSeats: (seats) => seats.map((seat) => seatText(seat, seat.section)).join(', '),
	seat: (seat) => seatText(seat, seat.section && formats.name(seat.section)),
	section: (section) => sectionText(formats.name(section)),
	wait: (seconds) => (seconds < 60 ? t('time.soon') : t('time.about', { time: formats.duration(seconds) })),
	// Not Intl.DurationFormat: browsers before 2025 do not have it.
	duration: (seconds) => {
		const minutes = Math.ceil(seconds / 60);
		const units = [formatUnit(Math.floor(minutes / 60), 'hour'), formatUnit(minutes % 60, 'minute')].filter(Boolean);
		return new Intl.ListFormat(language(), { type: 'unit', style: 'long' }).format(units);
	},
};

function seatText(seat, section) {
	const row = seat.row && t('seat.row', seat);
	const area = section && sectionText(section);
	return [area, row, t('seat.number', { n: shortNumber(seat) })].filter(Boolean).join(' ');
}

/** "A구역" in Korean. A name with Korean in it, such as "1층 3구역" or "스탠딩", says itself what it is. */
const sectionText = (section) => (/[가-힣]/.test(section) ? section : t('seat.section', { section }));

const yearOf = (at, timeZone) => new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(new Date(at));

const formatUnit = (value, unit) =>
	value > 0 && new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);

// Only a reader in another time zone needs the name of the concert's.
function zoneName(timeZone) {
	const isOther = timeZone && timeZone !== Intl.DateTimeFormat().resolvedOptions().timeZone;
	return isOther ? { timeZoneName: /** @type {const} */ ('short') } : {};
}

/**
 * A title "새봄 · Spring" is a name in two languages: the reader's own comes first. When both parts are in the same language, the
 * whole is the name. Venues are always shown whole, because what follows their separator may be the hall.
 */
function namesOf(text) {
	const names = text.split(' · ');
	const korean = names.filter((name) => /[가-힣]/.test(name));
	if (names.length !== 2 || korean.length !== 1) return [text];
	return (names[0] === korean[0]) === (language() === 'ko') ? names : names.reverse();
}

/** A seat's number without its section and row: "7" of "VIP-A7", "R-1-7" and "Standing-7". */
export function shortNumber({ section, row, number }) {
	const prefix = [section, row].filter(Boolean).join('-');
	return prefix && number.startsWith(prefix) ? number.slice(prefix.length).replace(/^-/, '') : number;
}
