import { get } from './api.js';
import { language, speak } from './i18n.js';
import { frame } from './parts/frame.js';
import { show, start } from './router.js';
import * as session from './session.js';
import { load } from './view.js';

await Promise.all([speak(language()), load('parts')]);
frame();
await start();

function again() {
	frame();
	show({ keepFocus: true });
}

addEventListener('session', again);
addEventListener('language', () => speak(localStorage.getItem('language')).then(again));
const isNew = ({ name, role }) => name !== session.user().name || role !== session.user().role;
if (session.tokens()) get('/users/me').then((user) => isNew(user) && session.keep({ user }), () => {});
