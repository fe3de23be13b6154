import { formats } from './formats.js';

export const languages = { ko: '한국어', en: 'English' };
export const language = () => document.documentElement.lang;

let words = {};

export async function speak(lang) {
  const answer = await fetch(`/i18n/${lang}.json`);
  words = await answer.json();
  document.documentElement.lang = lang;
}

export const knows = (key) => key in words;

/** The words of a key; "{n}" in them is a value, "{price|money}" a formatted one. */
export const t = (key, values = {}) => fill(words[key] ?? key, values, (value) => (value.toFixed ? formats.number(value) : value));

export const fill = (text, values, plain = String) =>
  text.replace(/\{([\w.|]+)\}/g, (_, name) => plain(valueOf(name, values) ?? ''));

/** "venue.name|name": a value, or one of its parts, as a format writes it. */
export function valueOf(name, values) {
  const [path, format] = name.split('|');
  const value = path.split('.').reduce((at, step) => at?.[step], values);
  return format && (value ?? false) !== false ? formats[format](value, values) : value;
}
