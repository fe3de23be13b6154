// In localStorage, so that a second tab and a restarted phone keep the place in line. Only a foreign script could steal
// it there, and the page's policy lets none run.
const KEY = 'session';
let current = read();

function read() {
	return JSON.parse(localStorage.getItem(KEY) ?? 'null');
}

export const user = () => current?.user ?? null;
export const tokens = () => current?.tokens ?? null;

export function keep(changes) {
	current = { ...current, ...changes };
	localStorage.setItem(KEY, JSON.stringify(current));
	if ('user' in changes) announce();
}

export function forget() {
	current = null;
	localStorage.removeItem(KEY);
	sessionStorage.clear();
	announce();
}

const announce = () => dispatchEvent(new Event('session'));

addEventListener('storage', () => {
	const before = user()?.userId;
	current = read();
	if (user()?.userId !== before) announce();
});
