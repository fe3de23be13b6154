import { say, t } from '../page.js';
import { now } from '../clock.js';

const MARKS = [60, 30, 10];

/** The time left by the server's clock, said aloud at a few marks only; fires "over". */
class CountDown extends HTMLElement {
	connectedCallback() {
		this.setAttribute('role', 'timer');
		this.timer = setInterval(() => this.tick(), 250);
		this.tick();
	}

	disconnectedCallback() {
		clearInterval(this.timer);
	}

	tick() {
		const until = Date.parse(this.getAttribute('until'));
		const left = Math.max(0, Math.ceil((until - now()) / 1000));
		if (left === this.left) return;
		if (MARKS.includes(left)) say(t('time.left', { n: left }));
		this.left = left;
		this.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
		this.classList.toggle('urgent', left <= 60);
		const from = Date.parse(this.getAttribute('from'));
		if (from) this.style.setProperty('--left', Math.min(1, Math.max(0, (until - now()) / (until - from))));
		if (left > 0) return;
		clearInterval(this.timer);
		this.dispatchEvent(new Event('over'));
	}
}

customElements.define('count-down', CountDown);
