import { knows, t } from './i18n.js';
import { make } from './view.js';

// For each code a label, and where to; without a place, the same again.
const ways = await (await fetch('/ways.json')).json();

export const signIn = () => `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;

export const sentence = ({ code }) => t(knows(`error.${code}`) ? `error.${code}` : 'error.internal_error');

export function notice(problem, { retry, concertId } = {}) {
	const [label, to] = ways[problem.code] ?? ways.internal_error;
	const path = to === 'sign-in' ? signIn() : to?.includes('{') && !concertId ? '/' : to?.replace('{concertId}', concertId);
	return make('notice', { text: sentence(problem), label: t(label), path, retry: !path && retry });
}
