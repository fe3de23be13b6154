import { get } from '../net/api.js';
import { idempotentPost } from '../net/idempotent-post.js';
import { subscribe } from '../net/stream.js';
import { announce } from '../ui/announce.js';
import { confirm } from '../ui/confirm.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { handleSubmit } from '../ui/forms.js';
import { formats, t } from '../ui/i18n.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';

const POLL_AFTER = 2000;
const ALL = 'all';

/**
 * Cancels a performance or the whole concert, and shows how far the refunds are.
 * @param {import('../router.js').PageContext} context
 */
export async function cancellationPage({ params: { concertId }, signal, refresh }) {
	const path = `/admin/concerts/${concertId}`;
	const concert = await get(path, { signal });
	const { timeZone, performances } = concert;
	const scheduled = performances.filter(({ status }) => status === 'scheduled');
	const isCancelled = performances.some(({ status }) => status === 'cancelled');
	const cancelled = element('div');
	const page = render('operator-cancellation', {
		...concert,
		cancelled,
		form: scheduled.length > 0 && cancellationForm(),
	});
	const errorSlot = page.querySelector('.page-error');
	/** The sections of the cancelled performances, by id. */
	const sections = new Map();
	if (isCancelled) watch();
	return page;

	function watch() {
		subscribe({
			events: `${path}/cancellation/events`,
			poll: () => get(`${path}/cancellation`, { signal }),
			pollAfter: () => POLL_AFTER,
			onState: (state) => {
				for (const cancellation of state.performances) showProgress(cancellation);
			},
			isShared: true,
			signal,
		}).catch((error) => replaceChildren(errorSlot, errorNotice(error)));
	}

	// The section stays the same, so that an open list of failures stays open.
	function showProgress(cancellation) {
		const { performanceId, total, refunded, failed, status } = cancellation;
		const section = sections.get(performanceId) ?? addSection(cancellation);
		const progress = section.querySelector('progress');
		progress.max = Math.max(total, 1);
		progress.value = total ? refunded : 1;
		const text = t(`cancellation.${status}`, { total, refunded, failed });
		const note = section.querySelector('.refunds');
		// Written only when it changes, because a screen reader reads each write.
		if (note.textContent !== text) note.textContent = text;
	}

	function addSection(cancellation) {
		const { performanceId, total, refunded } = cancellation;
		const performance = performances.find((each) => each.performanceId === performanceId);
		const values = { ...cancellation, ...performance, timeZone, max: Math.max(total, 1), value: refunded };
		const section = render('cancellation', values);
		section.querySelector('details').addEventListener('toggle', ({ currentTarget }) => {
			if (currentTarget.open) showFailures(section.querySelector('.failures'), performanceId);
		});
		sections.set(performanceId, section);
		cancelled.append(section);
		return section;
	}

	async function showFailures(slot, performanceId) {
		const list = element('ul.rows');
		const renderItem = (failure) => render('cancellation-failure', { ...failure, byHand: failure.method !== 'wallet' });
		const failures = `${path}/performances/${performanceId}/cancellation/failures`;
		const options = { list, renderItem, empty: 'cancellation-failures-none' };
		replaceChildren(slot, await pagedList(failures, options).catch((error) => errorNotice(error)));
	}

	function cancellationForm() {
		const whole = { performanceId: ALL, label: t('cancellation.whole') };
		const dates = scheduled.map(({ performanceId, startsAt }) => ({
			performanceId,
			label: formats.when(startsAt, { timeZone }),
		}));
		const choices = [...dates, whole].map((choice) => render('cancellation-choice', choice));
		const form = render('cancellation-form', { choices });
		form.querySelector('input').checked = true;
		return handleSubmit(form, async ({ what, reason }) => {
			const { label } = [...dates, whole].find(({ performanceId }) => String(performanceId) === what);
			if (!(await confirm('cancelDates', { title: formats.name(concert.title), label }))) return;
			const target = what === ALL ? '' : `/performances/${what}`;
			await idempotentPost(`${path}${target}/cancellation`, { reason }, { takes202: true });
			await refresh();
			announce(t('cancellation.done'));
		});
	}
}
