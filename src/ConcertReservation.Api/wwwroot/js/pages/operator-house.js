import { hallOf } from '../hall/hall.js';
import { ApiError, call, get, request } from '../net/api.js';
import { idempotentPost } from '../net/idempotent-post.js';
import { jittered, pause } from '../net/timers.js';
import { fetchConcert } from '../state/concerts.js';
import { announce } from '../ui/announce.js';
import { element, replaceChildren } from '../ui/dom.js';
import { download } from '../ui/download.js';
import { errorNotice } from '../ui/error-actions.js';
import { handleSubmit, whileBusy } from '../ui/forms.js';
import { formats, t } from '../ui/i18n.js';
import { seatMap } from '../ui/seat-map.js';
import { render } from '../ui/templates.js';
import { ticketCode } from '../ui/ticket-code.js';

const POLL_EVERY = 2000;
const POLL_HIDDEN_EVERY = 15_000;
/** The ids of a DELETE are in its address, which has at most 8,000 characters. */
const IDS_AT_ONCE = 400;

/**
 * An operator blocks seats, sells them at the box office or gives them away, and sees the settlement.
 * @param {import('../router.js').PageContext} context
 */
export async function housePage({ params: { concertId, performanceId }, signal, refresh, showError }) {
	const publicPath = `/concerts/${concertId}/performances/${performanceId}`;
	const path = `/admin${publicPath}`;
	const readStates = (since = '') => get(`${path}/seat-states${since && `?since=${since}`}`, { signal });
	const [concert, plan, first] = await Promise.all([
		fetchConcert(concertId, { signal, cache: 'no-cache' }),
		get(`${publicPath}/seat-plan`, { signal, cache: 'no-cache' }),
		readStates(),
	]);
	const performance = concert.performances.find((each) => each.performanceId === Number(performanceId));
	if (!performance) throw new ApiError(404, { code: 'performance_not_found' });
	const hall = hallOf(plan);
	hall.apply(first);
	/** @type {Set<number>} */
	const chosen = new Set();
	const map = seatMap({ hall, chosen, toggle, isOpen, signal });
	const page = render('operator-house', {
		...concert,
		startsAt: performance.startsAt,
		map: map.node,
		areas: areaOptions(),
		changeArea: renderRows,
		chooseMany,
		chooseNone: () => choose([...chosen], false),
		unblock: () => whileBusy(unblockButton, unblock),
		downloadCsv: () => downloadCsv().catch(showNotice),
	});
	const selectors = ['#house-area', '#house-row', '.house-summary', '.error-slot', '.house-blocks', '.unblock'];
	const [area, row, summary, errorSlot, blockForm, unblockButton] = selectors.map((each) => page.querySelector(each));
	const [issueForm, issued, settlement] = ['.house-issue', '.issued', '.settlement'].map((each) =>
		page.querySelector(each),
	);
	const sellButton = issueForm.querySelector('[value=box_office]');
	const submitButtons = [...page.querySelectorAll('form [type=submit]')];
	handleSubmit(blockForm, block);
	let method = 'box_office';
	for (const button of issueForm.querySelectorAll('[type=submit]')) {
		button.addEventListener('click', () => {
			method = button.value;
		});
	}
	handleSubmit(issueForm, issue);
	renderRows();
	renderSummary();
	showSettlement().catch(showNotice);
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
		unblockButton.disabled = blocked === 0;
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
		await Promise.all([readChanges(), showSettlement()]);
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

	async function showSettlement() {
		const { items, ...totals } = await get(`/admin/performances/${performanceId}/settlement`, { signal });
		const rows = items.map((item) => render('settlement-row', { ...item, methodName: t(`method.${item.method}`) }));
		replaceChildren(settlement, render('settlement', { ...totals, rows }));
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

	function downloadCsv() {
		return download(`/admin/performances/${performanceId}/settlement.csv`, `settlement-${performanceId}.csv`);
	}
}

const option = (value, text) => element('option', { value: String(value) }, text);
