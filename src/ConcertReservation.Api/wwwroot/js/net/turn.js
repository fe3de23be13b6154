import * as queueTokens from '../state/queue-token-store.js';
import { ApiError, get } from './api.js';

/**
 * The customer's active queue token. A gated request without one joins the line, and only the customer may decide to join: each
 * page calls this before its first gated request, which then carries the token.
 * Throws "waiting" or "not_admitted" when it is not the customer's turn; the router shows the waiting room for both.
 * @param {string | number} concertId
 * @param {AbortSignal} [signal]
 */
export async function activeTurn(concertId, signal) {
	const queueToken = await get(`/concerts/${concertId}/queue-token`, { concertId, signal }).catch(noneWhenUnknown);
	if (queueToken?.status === 'active') {
		queueTokens.save(queueToken);
		return queueToken;
	}
	queueTokens.remove(concertId);
	const code = queueToken?.status === 'waiting' ? 'waiting' : 'not_admitted';
	throw new ApiError(401, { code, queue: { concertId } });
}

function noneWhenUnknown(error) {
	if (!error.code?.startsWith('queue_token_')) throw error;
	return null;
}
