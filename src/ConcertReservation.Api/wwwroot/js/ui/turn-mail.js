import { call } from '../net/api.js';
import { browserStore } from '../state/storage.js';
import { errorText } from './error-actions.js';
import { t } from './i18n.js';
import { render } from './templates.js';

/**
 * The switch for mails about the turn. The server keeps the request; the browser remembers it for the switch, so that a
 * poll does not have to tell it.
 * @param {{ concertId: number, tokenId: string }} queueToken
 */
export function turnMailSwitch({ concertId, tokenId }) {
	const key = `turn-mail ${concertId}`;
	const path = `/concerts/${concertId}/queue-token/mail`;
	const node = render('turn-mail', { change });
	const [box, state] = ['input', 'p'].map((selector) => node.querySelector(selector));
	box.checked = browserStore.get(key) === tokenId;
	return node;

	async function change() {
		const wants = box.checked;
		box.disabled = true;
		try {
			const { email, requested } = wants ? await call('PUT', path) : await call('DELETE', path).then(() => ({}));
			remember(requested);
			state.textContent = wants ? t(requested ? 'line.mailOn' : 'line.mailUnavailable', { email }) : '';
		} catch (error) {
			box.checked = !wants;
			state.textContent = errorText(error);
		}
		box.disabled = false;
	}

	function remember(isRequested) {
		box.checked = Boolean(isRequested);
		if (isRequested) browserStore.set(key, tokenId);
		else browserStore.remove(key);
	}
}
