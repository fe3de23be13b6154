import { el, get, growing, make, say, show, t } from '../page.js';
import { topUp } from '../parts/top-up.js';

export default async function wallet() {
	const row = (entry) => make('entry', entry);
	const [{ balance }, entries] = await Promise.all([
		get('/balance'),
		growing('/balance/entries', { list: el('ul.rows'), row, empty: 'wallet-none' }),
	]);
	return make('wallet', { balance, entries, topUp: topUp('', charged) });
}

async function charged(balance) {
	await show({ keepFocus: true });
	say(t('wallet.charged', { balance }));
}
