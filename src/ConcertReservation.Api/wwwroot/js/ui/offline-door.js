import { call, request } from '../net/api.js';
import { serverNow } from '../net/clock.js';
import { isConnected } from '../net/connection.js';
import { jittered, pause } from '../net/timers.js';
import * as door from '../state/door.js';

const SEND_EVERY = 5_000;
const LIST_EVERY = 60_000;
const MOST_ITEMS = 1_000;

/**
 * The door of a performance, with and without a network. It has the list of the hashes of all codes, and sends later what it let in.
 * @param {number} performanceId
 * @param {{ signal: AbortSignal, onChange: () => void, onError: (error: any) => void }} options
 */
export function offlineDoor(performanceId, { signal, onChange, onError }) {
	/** @type {any} */
	let kept = null;

	/** @type {Map<string, any[]>} */
	let byHash = new Map();
	let listedAt = 0;
	let isSending = false;
	addEventListener('connection-restored', work, { signal });
	run();
	return { admit, noteAccepted, state };

	async function run() {
		adopt(await door.keptList(performanceId));
		for (; !signal.aborted; await pause(jittered(SEND_EVERY), signal)) await work();
	}

	async function work() {
		if (isSending || signal.aborted || !isConnected()) return;
		isSending = true;
		try {
			await sendAll();
			if (performance.now() - listedAt > LIST_EVERY || listedAt === 0) await refreshList();
		} catch (error) {
			if (error.status > 0 && !error.isTransient && !signal.aborted) onError(error);
		} finally {
			isSending = false;
			onChange();
		}
	}

	async function refreshList() {
		// What is sent by now is on the list that comes.
		const sent = door.admissions().filter((each) => each.performanceId === performanceId && each.isSent);
		const headers = kept?.tag ? { 'If-None-Match': kept.tag } : undefined;
		const path = `/admin/performances/${performanceId}/door-list`;
		const at = new Date(serverNow()).toISOString();
		try {
			const response = await request('GET', path, { headers, signal });
			adopt({ list: await response.json(), tag: response.headers.get('ETag'), at });
		} catch (error) {
			if (error.status !== 304) throw error;
			adopt({ ...kept, at });
		}
		listedAt = performance.now();
		door.forgetAdmissions(sent);
		await door.keepList(performanceId, kept);
	}

	function adopt(next) {
		if (!next) return;
		kept = next;
		byHash = new Map();
		for (const item of kept.list.items) {
			for (const hash of item.codeHashes) byHash.set(hash, [...(byHash.get(hash) ?? []), item]);
		}
		onChange();
	}

	/** All admissions of this device, of other performances too: the device may have changed the door meanwhile. */
	async function sendAll() {
		for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
			const [{ performanceId: id }] = batch;
			const items = batch.map(({ ticketId, at }) => ({ ticketId, at }));
			const body = { deviceId: door.deviceId(), items };
			const answer = await call('POST', `/admin/performances/${id}/door-list/admissions`, { body, signal });
			door.addProblems(problemsOf(id, answer));
			door.markSent(batch);
			onChange();
		}
	}

	function nextBatch() {
		const unsent = door.admissions().filter(({ isSent }) => !isSent);
		return unsent.filter((each) => each.performanceId === unsent[0].performanceId).slice(0, MOST_ITEMS);
	}

	function problemsOf(id, { conflicts, refused }) {
		const conflict = (each) => ({ ...each, id: `${each.ticketId} ${each.second}`, isConflict: true });
		const refusal = (each) => ({ ...each, id: `${each.ticketId} ${each.at}`, isConflict: false });
		return [...conflicts.map(conflict), ...refused.map(refusal)].map((each) => {
			const ticket = kept?.list.items.find(({ ticketId }) => ticketId === each.ticketId);
			return { ...each, performanceId: id, holder: ticket?.holder, seats: ticket && [ticket] };
		});
	}

	/**
	 * Decides without the service. Null when this device has no list, or its browser no hashes.
	 * @param {string} code
	 */
	async function admit(code) {
		if (!kept || !crypto.subtle) return null;
		const tickets = byHash.get(await hashOf(code)) ?? [];
		if (tickets.length === 0) return { reason: 'checkIn.notOnList', at: kept.at };
		const inside = new Map(door.admissions().map((each) => [each.ticketId, each.at]));
		const timeOf = ({ ticketId, checkedInAt }) => inside.get(ticketId) ?? checkedInAt;
		const entering = tickets.filter((ticket) => !timeOf(ticket));
		if (entering.length === 0) return { reason: 'error.already_checked_in', checkedInAt: timeOf(tickets[0]) };
		const at = new Date(serverNow()).toISOString();
		door.addAdmissions(entering.map(({ ticketId }) => ({ performanceId, ticketId, at, isSent: false })));
		onChange();
		return { holder: entering[0].holder, seats: entering };
	}

	/** The service has let a ticket in: this device refuses it from now on, also without a network. */
	function noteAccepted({ ticketId, checkedInAt }) {
		if (ticketId) door.addAdmissions([{ performanceId, ticketId, at: checkedInAt, isSent: true }]);
	}

	function state() {
		const own = door.admissions().filter((each) => each.performanceId === performanceId);
		return {
			isPossible: Boolean(crypto.subtle),
			listedAt: kept?.at,
			tickets: kept?.list.items.length,
			unsent: door.admissions().filter(({ isSent }) => !isSent).length,
			sent: own.filter(({ isSent }) => isSent).length,
			problems: door.problems().filter((problem) => problem.performanceId === performanceId),
		};
	}
}

/**
 * SHA-256 of the code, in Base64, as the list of the service has it.
 * @param {string} code
 */
export async function hashOf(code) {
	const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code)));
	return btoa(String.fromCharCode(...bytes));
}
