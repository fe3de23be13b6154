import { busy, call, concertOf, confirm, get, make, notice, once, parts, places, put, say, show, t } from '../page.js';
import '../parts/count-down.js';
import { topUp } from '../parts/top-up.js';

export default async function reservationPage(context) {
	const { params: { reservationId }, signal, go } = context;
	const path = `/reservations/${reservationId}`;
	const own = await get(path);
	const { concertId, status, totalPrice } = own;
	const held = status === 'held';
	const paid = status === 'paid';
	const [{ timeZone }, { balance }] = await Promise.all([concertOf(concertId), held ? get('/balance') : {}]);
	const short = held && totalPrice - balance;
	const rows = own.seats.map((seat) => make('reserved-seat', { seat }));
	const states = { held, paid, gone: !held && !paid, enough: held && short <= 0, text: t(`reservation.${status}`) };
	const acts = { pay, release: after('release'), refund: after('refund'), refresh };
	const page = make('reservation', { ...own, timeZone, balance, rows, topUp: short > 0 && topUp(short, refresh), ...states, ...acts });
	const [trouble] = parts(page, '.trouble');
	return page;

	function refresh() {
		show({ keepFocus: true });
	}

	async function run(button, work) {
		put(trouble);
		try {
			await busy(button, work);
		} catch (problem) {
			if (problem.code === 'waiting') context.fail(problem);
			// What changed meanwhile is shown as it is now.
			else if (['insufficient_balance', 'reservation_expired'].includes(problem.code)) refresh();
			else put(trouble, notice(problem, { concertId, retry: () => run(button, work) }));
		}
	}

	function pay({ currentTarget }) {
		return run(currentTarget, async () => {
			await once(`${path}/payment`, { amount: totalPrice }, { place: concertId });
			places.forget(concertId);
			say(t('pay.done'));
			await go(`${path}/ticket`, { replace: true });
		});
	}

	function after(what) {
		const works = { release: () => call('DELETE', path), refund: () => once(`${path}/refund`) };
		return async ({ currentTarget }) => {
			if (await confirm(what, own)) await run(currentTarget, () => works[what]().then(refresh));
		};
	}
}
