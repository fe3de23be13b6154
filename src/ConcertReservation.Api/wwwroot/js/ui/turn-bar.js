import { ApiError } from '../net/api.js';
import { onChangeElsewhere } from '../net/tabs.js';
import { activeTurn } from '../net/turn.js';
import * as queueTokens from '../state/queue-token-store.js';
import './count-down.js';
import { render } from './templates.js';

/**
 * The time that is left of the customer's turn.
 * @param {any} queueToken an active one
 * @param {import('../router.js').PageContext} context
 */
export function turnBar(queueToken, { signal, showError }) {
	const { concertId } = queueToken;
	const node = render('turn-bar', { ...queueToken, over });
	onChangeElsewhere(concertId, check, signal);
	return node;

	// Another tab may have paid, which ends the turn, or held a seat, which extends it.
	function check() {
		activeTurn(concertId, signal).then(({ expiresAt }) => {
			node.querySelector('count-down').setAttribute('until', expiresAt);
		}, showEnd);
	}

	function showEnd(error) {
		if (!signal.aborted && !error.isTransient) showError(error);
	}

	function over() {
		queueTokens.remove(concertId);
		showError(new ApiError(401, { code: 'queue_token_expired' }));
	}
}
