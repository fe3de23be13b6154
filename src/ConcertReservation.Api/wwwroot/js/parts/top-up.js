import { el, formats, make, once, sending } from '../page.js';

const AMOUNTS = [10_000, 50_000, 100_000];

export function topUp(amount, done) {
	const fill = (value) => () => (form.elements.amount.value = value);
	const quick = AMOUNTS.map((n) => el('button.chip', { type: 'button', onclick: fill(n) }, formats.money(n)));
	const form = make('top-up', { amount, quick });
	return sending(form, async (values) => done((await once('/balance/charges', { amount: Number(values.amount) })).balance));
}
