import { element, replaceChildren } from '../ui/dom.js';
import { handleSubmit } from '../ui/forms.js';
import { hasText, t } from '../ui/i18n.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';

// As the contract names them.
const KINDS = [
	'signed_up signed_in sign_in_refused sign_in_limited signed_out session_ended sessions_ended refresh_token_reused',
	'password_changed password_change_refused password_reset_requested password_reset password_reset_refused',
	'verification_requested email_verified verification_refused staff_added role_changed staff_removed',
	'exported erased erasure_refused authenticator_added authenticator_removed second_factor_refused recovery_code_used',
]
	.join(' ')
	.split(' ');

/** @param {import('../router.js').PageContext} context */
export async function securityPage({ query }) {
	const chosen = query.get('kind');
	const kinds = KINDS.map((kind) => element('option', { value: kind, selected: kind === chosen }, nameOf(kind)));
	const page = render('operator-security', { email: query.get('email') ?? '', events: await eventsOf(query) });
	page.querySelector('select').append(...kinds);
	// The page is a fragment: it is empty as soon as it is shown.
	const slot = page.querySelector('.events');
	handleSubmit(page.querySelector('form'), async (values) => {
		const filled = Object.entries(values).filter(([, value]) => value);
		const next = new URLSearchParams(/** @type {[string, string][]} */ (filled));
		const events = await eventsOf(next);
		replaceChildren(slot, events);
		history.replaceState(null, '', next.size > 0 ? `?${next}` : location.pathname);
	});
	return page;
}

/** @param {URLSearchParams} query */
function eventsOf(query) {
	const list = element('ul.rows');
	const filter = query.size > 0 ? `?${query}` : '';
	return pagedList(`/admin/security-events${filter}`, { list, renderItem: eventRow, empty: 'security-none' });
}

const eventRow = (event) =>
	render('security-row', { ...event, kindName: nameOf(event.kind), several: event.times > 1, who: event.name ?? '' });

const nameOf = (kind) => (hasText(`security.${kind}`) ? t(`security.${kind}`) : kind);
