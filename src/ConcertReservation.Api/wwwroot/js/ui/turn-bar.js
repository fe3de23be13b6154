import { ApiError } from '../net/api.js';
import * as queueTokens from '../state/queue-token-store.js';
import './count-down.js';
import { render } from './templates.js';

/**
 * The time that is left of the customer's turn.
 * @param {any} queueToken an active one
 * @param {import('../router.js').PageContext} context
 */
export function turnBar(queueToken, { showError }) {
	return render('turn-bar', { ...queueToken, over });

	function over() {
		queueTokens.remove(queueToken.concertId);
		showError(new ApiError(401, { code: 'queue_token_expired' }));
	}
}
