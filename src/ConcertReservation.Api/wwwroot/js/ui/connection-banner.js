import { isConnected } from '../net/connection.js';
import { t } from './i18n.js';

const RESTORED_SHOWN_FOR = 3000;
const banner = document.getElementById('connection');

function show(key) {
	banner.textContent = t(`connection.${key}`);
	banner.className = key;
}

addEventListener('connection-lost', () => show('lost'));
addEventListener('connection-restored', () => {
	show('restored');
	setTimeout(() => {
		if (isConnected()) banner.textContent = '';
	}, RESTORED_SHOWN_FOR);
});
