import { call } from '../net/api.js';
import { user } from '../state/session.js';
import { confirm } from '../ui/confirm.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorNotice } from '../ui/error-actions.js';
import { handleSubmit } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { pagedList } from '../ui/paged-list.js';
import { performanceChoices } from '../ui/performance-choices.js';
import { render } from '../ui/templates.js';

const ROLES = ['gate', 'box_office', 'operator'];

/** @param {import('../router.js').PageContext} context */
export async function staffPage({ refresh }) {
	const choices = await performanceChoices();
	const list = await pagedList('/admin/staff', { list: element('ul.rows'), renderItem: rowOf, empty: 'staff-none' });
	const rights = rightsOf({ role: 'gate', performanceIds: [] });
	const page = render('operator-staff', { list, rights: rights.node });
	handleSubmit(page.querySelector('form.add-staff'), async ({ email, name, password }) => {
		await call('POST', '/admin/staff', { body: { email, name, password, ...rights.read() } });
		await refresh();
	});
	return page;

	function rowOf(account) {
		const ownRights = rightsOf(account);
		const own = account.userId === user()?.userId;
		const path = `/admin/staff/${account.userId}`;
		const row = render('staff-row', {
			...account,
			own,
			roleName: t(`role.${account.role}`),
			doors: account.performanceIds.map(labelOf).join(', '),
			rights: ownRights.node,
			remove,
			removeAuthenticator,
		});
		handleSubmit(row.querySelector('form'), async ({ name }) => {
			await call('PATCH', path, { body: { name, ...ownRights.read() } });
			await refresh();
		});
		return row;

		function remove() {
			return removeAfter('staff.remove', path);
		}

		function removeAuthenticator() {
			return removeAfter('staff.authenticator', `${path}/authenticator`);
		}

		async function removeAfter(question, removed) {
			if (!(await confirm(question, account))) return;
			try {
				await call('DELETE', removed);
				await refresh();
			} catch (error) {
				replaceChildren(row.querySelector('.error-slot'), errorNotice(error));
			}
		}
	}

	/** The inputs for a role, and for the doors of a gate. */
	function rightsOf({ role, performanceIds }) {
		const roles = ROLES.map((each) => element('option', { value: each, selected: each === role }, t(`role.${each}`)));
		const doors = choices.map(({ id, label }) => {
			const input = element('input', { type: 'checkbox', value: id, checked: performanceIds.includes(id) });
			return element('label.choice', input, ' ', label);
		});
		const node = render('staff-rights', { roles, doors, changeRole: showDoors });
		const [select, field] = [node.querySelector('select'), node.querySelector('fieldset')];
		showDoors();
		return { node, read };

		function showDoors() {
			field.hidden = select.value !== 'gate';
		}

		function read() {
			const checked = [...field.querySelectorAll('input:checked')].map(({ value }) => Number(value));
			// Those that are not offered any more, because they are over, stay.
			const others = performanceIds.filter((id) => !choices.some((choice) => choice.id === id));
			return { role: select.value, performanceIds: select.value === 'gate' ? [...others, ...checked] : [] };
		}
	}

	function labelOf(id) {
		return choices.find((choice) => choice.id === id)?.label ?? `#${id}`;
	}
}
