// Which of the pages below /desk a role may open, by their names in routes.json. The server decides what it may do.
const GATE = ['operator-check-in', 'operator-authenticator'];

/** @type {Record<string, string[]>} operators open all pages */
const PAGES = {
	gate: GATE,
	box_office: [...GATE, 'operator-box-office', 'operator-house', 'operator-find', 'operator-reservation'],
};

/** @type {Record<string, string>} */
const HOMES = { operator: '/desk', gate: '/desk/check-in', box_office: '/desk/box-office' };

/** @param {string | undefined} role */
export const isStaff = (role) => role === 'operator' || (role !== undefined && role in PAGES);

/**
 * @param {string | undefined} role
 * @param {string} page
 */
export const mayOpen = (role, page) => role === 'operator' || (PAGES[role ?? '']?.includes(page) ?? false);

/**
 * The first page of a person: what the staff work with, or the catalogue.
 * @param {string | undefined} role
 */
export const homeOf = (role) => HOMES[role ?? ''] ?? '/';
