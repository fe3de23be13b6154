import { hallOf } from '../hall/hall.js';
import { ApiError, call, get, request } from '../net/api.js';
import { idempotentPost } from '../net/idempotent-post.js';
import { jittered, pause } from '../net/timers.js';
import { staffConcert } from '../state/concerts.js';
import { homeOf } from '../state/roles.js';
import { user } from '../state/session.js';
import { announce } from '../ui/announce.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { handleSubmit, whileBusy } from '../ui/forms.js';
import { formats, t } from '../ui/i18n.js';
import { seatMap } from '../ui/seat-map.js';
import { settlementPanel } from '../ui/settlement-panel.js';
import { render } from '../ui/templates.js';
import { ticketCode } from '../ui/ticket-code.js';

const POLL_EVERY = 2000;
const POLL_HIDDEN_EVERY = 15_000;
/** The ids of a DELETE are in its address, which has at most 8,000 characters. */
const IDS_AT_ONCE = 400;

/**
 * The box office sells seats or gives them away. An operator also blocks seats and sees the settlement, before the publication too.
 * @param {import('../router.js').PageContext} context
 */
export async function housePage({ params: { concertId, performanceId }, signal, refresh, showError }) {
	const path = `/admin/concerts/${concertId}/performances/${performanceId}`;
	const readStates = (since = '') => get(`${path}/seat-states${since && `?since=${since}`}`, { signal });
	const [concert, plan, first] = await Promise.all([
		staffConcert(concertId),
		get(`${path}/seat-plan`, { signal, cache: 'no-cache' }),
		readStates(),
	]);
	const performance = concert.performances.find((each) => each.performanceId === Number(performanceId));
	if (!performance) throw new ApiError(404, { code: 'performance_not_found' });
	const hall = hallOf(plan);
	hall.apply(first);
	/** @type {Set<number>} */
	const chosen = new Set();
	const map = seatMap({ hall, chosen, toggle, isOpen, signal });
	const role = user()?.role;
	const isOperator = role === 'operator';
	const blocks = isOperator && render('house-blocks', { unblock: () => whileBusy(unblockButton, unblock) });
	const settlement = isOperator ? settlementPanel(performanceId, { signal, isPart: true }) : null;
	const page = render('operator-house', {
		...concert,
		back: isOperator ? `/desk/concerts/${concertId}` : homeOf(role),
		startsAt: performance.startsAt,
		map: map.node,
		areas: areaOptions(),
		changeArea: renderRows,
		chooseMany,
		chooseNone: () => choose([...chosen], false),
		blocks,
		settlement: settlement?.node,
	});
	const selectors = ['#house-area', '#house-row', '.house-summary', '.error-slot', '.house-issue', '.issued'];
	const [area, row, summary, errorSlot, issueForm, issued] = selectors.map((each) => page.querySelector(each));
	const [blockForm, unblockButton] = ['.house-blocks', '.unblock'].map((each) => page.querySelector(each));
	const sellButton = issueForm.querySelector('[value=box_office]');
	const submitButtons = [...page.querySelectorAll('form [type=submit]')];
	if (blockForm) handleSubmit(blockForm, block);
	let method = 'box_office';
	for (const button of issueForm.querySelectorAll('[type=submit]')) {
		button.addEventListener('click', () => {
			method = button.value;
		});
	}
	handleSubmit(issueForm, issue);
	renderRows();
	renderSummary();
	settlement?.show();
	watch().catch(showError);
	return page;

	function isOpen(index) {
		return hall.seat(index).seatId !== null && ['available', 'blocked'].includes(hall.status(index));
	}

	function toggle(index) {
		const seat = hall.seat(index);
		if (!chosen.has(index) && !isOpen(index)) {
			announce(t('seats.label', { seat, state: t(`seat.${hall.status(index)}`) }));
			return;
		}
		choose([index], !chosen.has(index));
	}

	/** @param {number[]} indexes */
	function choose(indexes, isChosen) {
		for (const index of indexes) {
			if (isChosen) chosen.add(index);
			else chosen.delete(index);
		}
		map.update(indexes);
		renderSummary();
	}

	/** The open seats of the row, of the section, or of the whole hall. */
	function chooseMany() {
		const rows = row.value === '' ? rowsOfArea() : [hall.rows[row.value]];
		const seats = rows.flatMap(({ first, count }) => Array.from({ length: count }, (_, i) => first + i));
		choose(seats.filter(isOpen), true);
	}

	function areaOptions() {
		const names = [...new Set(hall.blocks.map(({ section }) => section))];
		const options = names.map((name) => option(name, formats.section(name)));
		return names.length > 1 ? [option('', t('seats.whole')), ...options] : [option('', t('seats.whole'))];
	}

	function rowsOfArea() {
		const blocks = area.value === '' ? hall.blocks : hall.blocks.filter(({ section }) => section === area.value);
		return blocks.filter(({ isStanding }) => !isStanding).flatMap((each) => each.rows);
	}

	function renderRows() {
		const named = area.value === '' && hall.blocks.length > 1 ? [] : rowsOfArea().filter(({ name }) => name);
		const options = named.map((each) => option(hall.rows.indexOf(each), each.name));
		replaceChildren(row, option('', t('house.allRows')), options);
	}

	function renderSummary() {
		const seats = [...chosen];
		const blocked = seats.filter((index) => hall.status(index) === 'blocked').length;
		const price = seats.reduce((sum, index) => sum + hall.price(index), 0);
		summary.textContent = t('house.chosen', { n: seats.length, blocked, price });
		sellButton.textContent = t('house.sell', { price });
		for (const button of submitButtons) button.disabled = !seats.length;
		if (unblockButton) unblockButton.disabled = blocked === 0;
	}

	function chosenIds() {
		return [...chosen].map((index) => hall.seat(index).seatId).sort((a, b) => a - b);
	}

	async function block({ reason }) {
		await changing(() => call('PUT', `${path}/seat-blocks`, { body: { seatIds: chosenIds(), reason } }));
		blockForm.reset();
		await done('house.isBlocked');
	}

	async function unblock() {
		const ids = [...chosen].filter((index) => hall.status(index) === 'blocked').map((index) => hall.seat(index).seatId);
		try {
			for (let i = 0; i < ids.length; i += IDS_AT_ONCE) {
				const some = ids.slice(i, i + IDS_AT_ONCE).join(',');
				await changing(() => call('DELETE', `${path}/seat-blocks?seatIds=${some}`));
			}
			await done('house.isUnblocked');
		} catch (error) {
			showNotice(error);
		}
	}

	async function issue({ holderName, holderEmail, issueReason }) {
		// What is empty is absent in the JSON.
		const language = issueForm.querySelector('#holder-language').value;
		const holder = { name: holderName, email: holderEmail || undefined, language };
		const body = { seatIds: chosenIds(), holder, method, reason: issueReason || undefined };
		const reservation = await changing(() => idempotentPost(`${path}/issues`, body));
		issueForm.reset();
		await done('house.isIssued');
		await showTickets(reservation);
	}

	/** After a refusal the map shows which seats another one has taken. */
	async function changing(send) {
		replaceChildren(errorSlot);
		try {
			return await send();
		} catch (error) {
			if (error.code === 'seat_unavailable') await readChanges();
			throw error;
		}
	}

	async function done(key) {
		choose([...chosen], false);
		announce(t(key));
		await Promise.all([readChanges(), settlement?.show()]);
	}

	async function showTickets({ reservationId, tickets, holder, method: paid, totalPrice }) {
		const codes = await Promise.all(
			tickets.map(async (ticket) => {
				const picture = await request('GET', `/admin/reservations/${reservationId}/tickets/${ticket.ticketId}.svg`);
				return ticketCode({ seat: ticket, code: ticket.code, svg: await picture.text() });
			}),
		);
		const values = { holder, method: t(`method.${paid}`), totalPrice, codes, print: () => print() };
		replaceChildren(issued, render('issued-tickets', values));
		issued.scrollIntoView({ block: 'nearest' });
	}

	async function watch() {
		for (;;) {
			await pause(jittered(document.hidden ? POLL_HIDDEN_EVERY : POLL_EVERY), signal);
			if (signal.aborted) return;
			try {
				await readChanges();
			} catch (error) {
				if (!error.isTransient && !signal.aborted) throw error;
			}
		}
	}

	async function readChanges() {
		const state = await readStates(hall.version());
		if (!hall.isOfPlan(state)) return refresh();
		map.update(hall.apply(state));
		const taken = [...chosen].filter((index) => !isOpen(index));
		if (taken.length) choose(taken, false);
		else renderSummary();
	}

	function showNotice(error) {
		replaceChildren(errorSlot, errorNotice(error));
	}
}

const option = (value, text) => element('option', { value: String(value) }, text);
