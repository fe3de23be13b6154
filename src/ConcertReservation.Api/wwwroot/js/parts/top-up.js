import { make, once, sending } from '../page.js';

export function topUp(amount, done) {
	const fill = ({ currentTarget }) => (form.elements.amount.value = currentTarget.value);
	const form = make('top-up', { amount, fill, few: 10_000, some: 50_000, many: 100_000 });
	return sending(form, async (values) => done((await once('/balance/charges', { amount: Number(values.amount) })).balance));
}
