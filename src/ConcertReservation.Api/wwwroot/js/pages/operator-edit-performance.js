import { callVersioned, get } from '../net/api.js';
import { announce } from '../ui/announce.js';
import { t } from '../ui/i18n.js';
import { toInstant, toLocal } from '../ui/local-time.js';
import { render } from '../ui/templates.js';
import { versionedForm } from '../ui/versioned-form.js';

const PRICE = 'price:';

/**
 * The date of a performance and its prices.
 * @param {import('../router.js').PageContext} context
 */
export async function editPerformancePage({ params: { concertId, performanceId }, navigate }) {
	const concertPath = `/admin/concerts/${concertId}`;
	const path = `${concertPath}/performances/${performanceId}`;
	const load = () => callVersioned('GET', path);
	const [loaded, { title, timeZone }] = await Promise.all([load(), get(concertPath)]);
	const valuesOf = (performance) => textsOf(performance, timeZone);
	const { startsAt: starts, ...prices } = valuesOf(loaded.content);
	const page = render('operator-edit-performance', {
		...loaded.content,
		title,
		timeZone,
		starts,
		prices: Object.entries(prices).map(([field, price]) => {
			const name = field.slice(PRICE.length);
			return render('section-price', { field, text: labelOf(field), path: `prices.${name}`, price });
		}),
	});
	versionedForm(page.querySelector('form'), loaded, {
		valuesOf,
		load,
		labelOf,
		save: async (changed, version) => {
			await callVersioned('PATCH', path, { body: changeOf(changed, timeZone), headers: { 'If-Match': version } });
			await navigate(`/desk/concerts/${concertId}/edit`);
			announce(t('operator.saved'));
			return null;
		},
	});
	return page;
}

/** What a form shows: the date in the zone of the concert, and the price of each section. */
function textsOf({ startsAt, prices }, timeZone) {
	const byName = prices.map(({ name, price }) => [PRICE + name, String(price)]);
	return { startsAt: toLocal(startsAt, timeZone), ...Object.fromEntries(byName) };
}

/**
 * Only what was changed.
 * @param {Record<string, string>} changed
 * @param {string} timeZone
 */
function changeOf({ startsAt, ...prices }, timeZone) {
	const byName = Object.entries(prices).map(([field, price]) => [field.slice(PRICE.length), Number(price)]);
	return {
		startsAt: startsAt === undefined ? undefined : toInstant(startsAt, timeZone),
		prices: byName.length > 0 ? Object.fromEntries(byName) : undefined,
	};
}

/** @param {string} field */
function labelOf(field) {
	if (!field.startsWith(PRICE)) return t(`field.${field}`);
	const name = field.slice(PRICE.length);
	return name === 'standard' ? t('field.price') : t('operator.priceOf', { name });
}
