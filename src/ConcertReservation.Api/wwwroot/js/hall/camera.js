/** The distance of two seats, in pixels. */
const MAX_SCALE = 60;
/** From this scale on a seat can be read and pressed. */
export const LEGIBLE = 24;
const ZOOM_STEP = 1.5;
const GLIDE = 220;

/**
 * What part of the hall a view shows: `scale` pixels a seat, and the point of the hall at its upper left corner.
 * @param {{ width: number, height: number }} content in seats
 * @param {() => void} onChange
 */
export function cameraOf(content, onChange) {
	const camera = {
		scale: 1,
		x: 0,
		y: 0,
		width: 0,
		height: 0,
		minScale: 1,
		resize,
		panBy,
		zoomBy,
		zoomAt,
		show,
		reveal,
		toScreen: (x, y) => [(x - camera.x) * camera.scale, (y - camera.y) * camera.scale],
		toHall: (left, top) => [camera.x + left / camera.scale, camera.y + top / camera.scale],
		isWhole: () => camera.scale <= camera.minScale * 1.01,
		isLegible: () => camera.scale >= LEGIBLE,
		canPanDown: () => content.height * camera.scale > camera.height + 1,
	};
	let glide = 0;
	return camera;

	/** @param {number} minScale the scale at which the whole is shown */
	function resize(width, height, minScale) {
		const wasWhole = camera.width === 0 || camera.isWhole();
		const [x, y] = camera.toHall(camera.width / 2, camera.height / 2);
		Object.assign(camera, { width, height, minScale });
		if (wasWhole) move(minScale, content.width / 2, content.height / 2);
		else move(camera.scale, x, y);
	}

	function panBy(left, top) {
		stop();
		place(camera.scale, camera.x - left / camera.scale, camera.y - top / camera.scale);
	}

	/** Zooms about a point of the view, which stays where it is. */
	function zoomAt(factor, left, top) {
		stop();
		const scale = clampScale(camera.scale * factor);
		const [x, y] = camera.toHall(left, top);
		place(scale, x - left / scale, y - top / scale);
	}

	/** One step of the zoom buttons: positive is in. */
	function zoomBy(steps) {
		const [x, y] = camera.toHall(camera.width / 2, camera.height / 2);
		show(camera.scale * ZOOM_STEP ** steps, x, y);
	}

	/** Glides until the point of the hall is in the middle of the view. */
	function show(scale, x, y) {
		stop();
		const to = clampScale(scale);
		if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
			move(to, x, y);
			return;
		}
		const from = camera.scale;
		const [fromX, fromY] = camera.toHall(camera.width / 2, camera.height / 2);
		const startedAt = performance.now();
		const step = (now) => {
			const time = Math.min(1, Math.max(0, (now - startedAt) / GLIDE));
			const share = time * (2 - time);
			move(from * (to / from) ** share, fromX + (x - fromX) * share, fromY + (y - fromY) * share);
			glide = time < 1 ? requestAnimationFrame(step) : 0;
		};
		glide = requestAnimationFrame(step);
	}

	/** Pans so far that a seat is in the view, with its neighbours. */
	function reveal(x, y, margin = 1.5) {
		const wide = camera.width / camera.scale;
		const high = camera.height / camera.scale;
		const left = Math.min(x - margin - 1, Math.max(camera.x, x + margin - wide));
		const top = Math.min(y - margin, Math.max(camera.y, y + margin - high));
		if (left === camera.x && top === camera.y) return;
		stop();
		place(camera.scale, left, top);
	}

	function stop() {
		cancelAnimationFrame(glide);
		glide = 0;
	}

	function move(scale, middleX, middleY) {
		place(scale, middleX - camera.width / scale / 2, middleY - camera.height / scale / 2);
	}

	function place(scale, x, y) {
		camera.scale = scale;
		camera.x = clamp(x, camera.width / scale, content.width);
		camera.y = clamp(y, camera.height / scale, content.height);
		onChange();
	}

	function clampScale(scale) {
		return Math.min(Math.max(scale, camera.minScale), Math.max(MAX_SCALE, camera.minScale));
	}
}

/** The hall fills the view, or stands in its middle. */
const clamp = (at, view, all) => (view >= all ? (all - view) / 2 : Math.min(Math.max(at, 0), all - view));
