import errorActions from '../../error-actions.json' with { type: 'json' };
import { hasText, t } from './i18n.js';
import { render } from './templates.js';

export const signInPath = () => `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;

/** @param {{ code: string }} error */
export const errorText = ({ code }) => t(hasText(`error.${code}`) ? `error.${code}` : 'error.internal_error');

/**
 * The text of an error with its action: a link, or a button that retries when the action has no path.
 * @param {{ code: string, details?: any }} error the reasons of a refused value are shown too
 * @param {{ retry?: () => void, concertId?: string | number }} [options]
 */
export function errorNotice(error, { retry, concertId } = {}) {
	const [label, target] = errorActions[error.code] ?? errorActions.internal_error;
	const path = target && pathOf(target, concertId);
	const reasons = Object.entries(error.details?.errors ?? {}).map(([name, messages]) =>
		render('error-reason', { name, text: [messages].flat().join(' ') }),
	);
	const hasReasons = reasons.length > 0;
	return render('error-notice', {
		text: errorText(error),
		label: t(label),
		path,
		retry: !path && retry,
		reasons,
		hasReasons,
	});
}

/**
 * @param {string} target a path, a path with "{concertId}", or "sign-in": with the way back to this page
 * @param {string | number | undefined} concertId
 */
function pathOf(target, concertId) {
	if (target === 'sign-in') return signInPath();
	if (!target.includes('{concertId}')) return target;
	return concertId ? target.replace('{concertId}', String(concertId)) : '/';
}
