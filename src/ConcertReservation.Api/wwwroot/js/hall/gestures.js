const DRAG_FROM = 8;
const WHEEL_SPEED = 0.0022;
const PINCH_WHEEL_SPEED = 0.012;

/**
 * Pan by dragging, zoom by pinching and by the wheel, and taps. While the whole hall is shown, a finger scrolls the page.
 * @param {HTMLElement} view
 * @param {any} camera
 * @param {(left: number, top: number, event: MouseEvent) => void} onTap
 */
export function listenToGestures(view, camera, onTap) {
	/** @type {Map<number, { left: number, top: number }>} */
	const pointers = new Map();
	let startedAt = { left: 0, top: 0 };
	let isDragging = false;

	view.addEventListener('pointerdown', (event) => {
		if (event.button > 0) return;
		if (!pointers.size) isDragging = false;
		startedAt = positionOf(event);
		pointers.set(event.pointerId, startedAt);
	});
	view.addEventListener('pointermove', (event) => {
		const before = pointers.get(event.pointerId);
		if (!before) return;
		const now = positionOf(event);
		if (pointers.size > 1) pinch(event.pointerId, before, now);
		else if (!drag(before, now)) return;
		pointers.set(event.pointerId, now);
		if (!view.hasPointerCapture(event.pointerId)) view.setPointerCapture(event.pointerId);
	});
	for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
		view.addEventListener(end, (/** @type {PointerEvent} */ { pointerId }) => pointers.delete(pointerId));
	}
	view.addEventListener('wheel', zoomByWheel, { passive: false });
	view.addEventListener('click', (event) => {
		const { left, top } = positionOf(event);
		// A drag ends with a click too. A click by key has no detail.
		if (event.detail > 0 && isDragging) isDragging = false;
		else onTap(left, top, event);
	});
	view.addEventListener('scroll', scrollToPan);

	function drag(before, now) {
		const distance = Math.hypot(now.left - startedAt.left, now.top - startedAt.top);
		if (!isDragging && distance < DRAG_FROM) return false;
		isDragging = true;
		camera.panBy(now.left - before.left, now.top - before.top);
		return true;
	}

	function pinch(pointerId, before, now) {
		isDragging = true;
		const [, other] = [...pointers].find(([id]) => id !== pointerId);
		const factor = distanceOf(now, other) / Math.max(1, distanceOf(before, other));
		camera.zoomAt(factor, (now.left + other.left) / 2, (now.top + other.top) / 2);
		camera.panBy((now.left - before.left) / 2, (now.top - before.top) / 2);
	}

	/** @param {WheelEvent} event */
	function zoomByWheel(event) {
		// Where there is nothing to zoom, the wheel scrolls the page.
		const isOut = event.deltaY > 0;
		if (!event.ctrlKey && camera.isWhole() && (isOut || camera.isLegible())) return;
		event.preventDefault();
		const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
		const speed = event.ctrlKey ? PINCH_WHEEL_SPEED : WHEEL_SPEED;
		const { left, top } = positionOf(event);
		camera.zoomAt(Math.exp(-event.deltaY * lines * speed), left, top);
	}

	// The browser scrolls to a seat that gets the focus; the camera pans instead.
	function scrollToPan() {
		const { scrollLeft, scrollTop } = view;
		if (!scrollLeft && !scrollTop) return;
		view.scrollTo(0, 0);
		camera.panBy(-scrollLeft, -scrollTop);
	}

	function positionOf({ clientX, clientY }) {
		const { left, top } = view.getBoundingClientRect();
		return { left: clientX - left, top: clientY - top };
	}
}

const distanceOf = (one, other) => Math.hypot(one.left - other.left, one.top - other.top);
