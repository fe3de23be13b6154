import { ApiError, get } from '../net/api.js';
import * as queueTokens from '../state/queue-token-store.js';
import './count-down.js';
import { render } from './templates.js';

/**
 * The time that is left of the customer's admission.
 * Throws the errors of the queue gate when the customer is not admitted.
 * @param {string | number} concertId
 * @param {import('../router.js').PageContext} context
 */
export async function turnBar(concertId, { signal, showError }) {
	const queueToken = await get(`/concerts/${concertId}/queue-token`, { concertId, signal });
	queueTokens.save(queueToken);
	if (queueToken.status === 'waiting') throw new ApiError(202, { code: 'waiting', queue: queueToken });
	if (queueToken.status !== 'active') throw expired();
	return render('turn-bar', { ...queueToken, over: () => showError(expired()) });

	function expired() {
		queueTokens.remove(concertId);
		return new ApiError(401, { code: 'queue_token_expired' });
	}
}
