import { openChannel } from './channel.js';

// What one tab did to a purchase, the other tabs of the browser show too. A browser without BroadcastChannel shows it when the
// tab is visited again.
const channel = openChannel('purchases');

/** @param {string | number} concertId a hold was paid or released, a ticket refunded, or the line left */
export const tellOtherTabs = (concertId) => channel?.postMessage(String(concertId));

/**
 * Calls back when another tab changed a purchase of the concert, or when the customer comes back to this tab.
 * @param {string | number} concertId
 * @param {() => void} onChange
 * @param {AbortSignal} signal
 */
export function onChangeElsewhere(concertId, onChange, signal) {
	const listen = ({ data }) => data === String(concertId) && onChange();
	const look = () => document.hidden || onChange();
	channel?.addEventListener('message', listen, { signal });
	document.addEventListener('visibilitychange', look, { signal });
}
