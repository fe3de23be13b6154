import { call, concertOf, el, follow, get, make, notice, open, parts, put, say, sending, t } from '../page.js';
import { chart, remember } from '../parts/chart.js';

export default async function deskConcert({ params: { concertId }, signal }) {
	const path = `/admin/concerts/${concertId}`;
	const [concert, policy] = await Promise.all([concertOf(concertId, { cache: 'no-cache' }), get(`${path}/queue-policy`)]);
	const page = make('desk-concert', { ...concert, policy: policyForm(policy), csv: () => csv().catch(complain) });
	const [trouble, tiles, figure] = parts(page, '.trouble', '.tiles', '.chart');
	put(tiles, make('tiles'));
	const poll = () => get(`${path}/stats`);
	follow({ events: `${path}/stats/events`, poll, wait: () => 2000, take, signal }).catch(complain);
	return page;

	function take(stats) {
		put(trouble);
		put(tiles, make('tiles', stats));
		chart(figure, remember(concertId, stats));
	}

	function complain(problem) {
		put(trouble, notice(problem));
	}

	function policyForm(policy) {
		const change = async (changed) => {
			const fresh = await call('PUT', `${path}/queue-policy`, { body: { ...policy, ...changed } });
			form.replaceWith(policyForm(fresh));
			say(t('desk.saved'));
		};
		const toggle = () => change({ paused: !policy.paused }).catch(complain);
		const form = make('policy', { ...policy, toggle });
		return sending(form, ({ activeFor, claimWithin, holdFor, ...numbers }) => {
			for (const name in numbers) numbers[name] = numbers[name] === '' ? null : Number(numbers[name]);
			return change({ activeFor, claimWithin, holdFor, ...numbers });
		});
	}

	// Through a script, because a link cannot send the access token.
	async function csv() {
		const answer = await open('GET', `${path}/reservations.csv`);
		const href = URL.createObjectURL(await answer.blob());
		el('a', { href, download: `reservations-${concertId}.csv` }).click();
		setTimeout(() => URL.revokeObjectURL(href), 1000);
	}
}
