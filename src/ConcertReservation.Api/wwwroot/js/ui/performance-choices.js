import { get } from '../net/api.js';
import { serverNow } from '../net/clock.js';
import { keptList, keptPerformances } from '../state/door.js';
import { user } from '../state/session.js';
import { formats } from './i18n.js';

const DAY = 24 * 60 * 60 * 1000;
const MOST_PAGES = 10;

/**
 * The performances that a door can be of: of a gate account its own ones, else all that are not long over, soonest first.
 * @returns {Promise<{ id: number, label: string, startsAt?: string, status?: string }[]>} and of which concert
 */
export async function performanceChoices() {
	const known = await announced().catch(kept);
	const own = user()?.performanceIds ?? [];
	if (own.length === 0) return known.filter(({ startsAt }) => Date.parse(startsAt) > serverNow() - DAY);
	return own.map((id) => known.find((each) => each.id === id) ?? { id, label: `#${id}` });
}

async function announced() {
	const all = [];
	let cursor = '';
	for (let page = 0; page < MOST_PAGES && cursor !== null; page++) {
		const { items, nextCursor } = await get(`/concerts?limit=100${cursor && `&cursor=${cursor}`}`);
		for (const concert of items) {
			all.push(...concert.performances.map((each) => choiceOf(each, concert)));
		}
		cursor = nextCursor;
	}
	return all.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

/** Without a network: those whose lists are on this device. */
async function kept() {
	const lists = await Promise.all((await keptPerformances()).map((id) => keptList(id)));
	return lists
		.filter(Boolean)
		.map(({ list }) => choiceOf(list, { concertId: null, title: list.concertTitle, timeZone: undefined }));
}

const choiceOf = ({ performanceId, startsAt, status }, { concertId, title, timeZone }) => ({
	id: performanceId,
	startsAt,
	status,
	concertId,
	title,
	timeZone,
	label: `${formats.name(title)} · ${formats.when(startsAt, { timeZone })}`,
});
