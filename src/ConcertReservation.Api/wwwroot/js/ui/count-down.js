import { serverNow } from '../net/clock.js';
import { announce } from './announce.js';
import { t } from './i18n.js';

const ANNOUNCED_SECONDS = [60, 30, 10];

/** <count-down until from>: the time left by the server's clock. Announces a few marks, and fires "over" at the end. */
class CountDown extends HTMLElement {
	connectedCallback() {
		this.setAttribute('role', 'timer');
		this.timer = setInterval(() => this.update(), 250);
		this.update();
	}

	disconnectedCallback() {
		clearInterval(this.timer);
	}

	update() {
		const until = Date.parse(this.getAttribute('until'));
		const left = Math.min(this.most(until), Math.max(0, Math.ceil((until - serverNow()) / 1000)));
		if (left === this.left) return;
		if (ANNOUNCED_SECONDS.includes(left)) announce(t('time.left', { n: left }));
		this.left = left;
		this.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
		this.classList.toggle('urgent', left <= 60);
		this.updateBar(until);
		if (left > 0) return;
		clearInterval(this.timer);
		this.dispatchEvent(new Event('over'));
	}

	/**
	 * The whole time in seconds. The server's clock is known to half a second: without this, five minutes begin at 5:01.
	 * @param {number} until
	 */
	most(until) {
		const from = Date.parse(this.getAttribute('from'));
		return from ? Math.round((until - from) / 1000) : Number.POSITIVE_INFINITY;
	}

	/** @param {number} until */
	updateBar(until) {
		const from = Date.parse(this.getAttribute('from'));
		if (!from) return;
		const share = (until - serverNow()) / (until - from);
		this.style.setProperty('--left', String(Math.min(1, Math.max(0, share))));
	}
}

customElements.define('count-down', CountDown);
