import { t } from './i18n.js';

const banner = document.getElementById('connection');
let probe = null;

export function lost() {
	if (probe) return;
	show('connection.lost');
	probe = setInterval(ask, 3000);
}

export function found() {
	if (!probe) return;
	probe = clearInterval(probe);
	show('connection.back');
	setTimeout(() => probe || (banner.textContent = ''), 3000);
	dispatchEvent(new Event('connected'));
}

const ask = () => fetch('/health/live', { cache: 'no-store' }).then(found, () => {});

function show(key) {
	banner.textContent = t(key);
	banner.className = key.split('.')[1];
}

addEventListener('offline', lost);
addEventListener('online', () => {
	lost();
	ask();
});
