import { el, get, growing, make } from '../page.js';

export default async function desk() {
	const row = (concert) => make('desk-row', concert);
	const [{ ok, checks }, list] = await Promise.all([
		get('/admin/invariants'),
		growing('/concerts', { list: el('ul.rows.cards'), row, empty: 'desk-none' }),
	]);
	return make('desk', { ok, checks: checks.map((check) => make('check', check)), list });
}
