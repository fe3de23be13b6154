import { get, make, places, Problem } from '../page.js';
import './count-down.js';

// Refuses as the gate does when it is not the caller's turn.
export async function turn(concertId, { signal, fail }) {
	const place = places.keep(await get(`/concerts/${concertId}/queue-token`, { place: concertId, signal }));
	if (place.status === 'waiting') throw new Problem(202, { code: 'waiting', queue: place });
	if (place.status !== 'active') throw ended();
	return make('turn-bar', { ...place, over: () => fail(ended()) });

	function ended() {
		places.forget(concertId);
		return new Problem(401, { code: 'queue_token_expired' });
	}
}
