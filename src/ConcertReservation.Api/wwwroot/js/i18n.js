import { formats } from './formats.js';

export const language = () => document.documentElement.lang;

let words = {};

export async function speak(lang) {
	const answer = await fetch(`/i18n/${lang}.json`);
	words = await answer.json();
	document.documentElement.lang = lang;
}

export const knows = (key) => key in words;

/** Words, in which "{n}" is a value and "{venue.name|name}" a part of one in a format. */
export const t = (key, values = {}) => fill(words[key] ?? key, values, (value) => (value.toFixed ? formats.number(value) : value));

export const fill = (text, values, plain = String) =>
	text.replace(/\{([\w.|]+)\}/g, (_, name) => plain(valueOf(name, values) ?? ''));

export function valueOf(name, values) {
	const [path, format] = name.split('|');
	const value = path.split('.').reduce((at, step) => at?.[step], values);
	return format && (value ?? false) !== false ? formats[format](value, values) : value;
}
