/** A seat is smaller than the distance of two seats. */
export const SEAT = 0.84;

/**
 * Pictures of seats, one for each shape and state, so that a frame only copies them.
 * @param {any} colors
 */
export function spritesOf(colors) {
	/** @type {Map<string, HTMLCanvasElement>} */
	const sprites = new Map();
	let drawnSize = 0;

	return {
		/**
		 * @param {number} shape
		 * @param {string} state
		 * @param {number} size in pixels of the screen
		 */
		get(shape, state, size) {
			// While the view zooms, pictures up to a quarter too large are used.
			if (size > drawnSize || size < drawnSize / 1.25) {
				drawnSize = Math.ceil(size * 1.1);
				sprites.clear();
			}
			const key = `${shape} ${state}`;
			if (!sprites.has(key)) sprites.set(key, drawSeat(shape, state, drawnSize, colors));
			return sprites.get(key);
		},
	};
}

function drawSeat(shape, state, size, colors) {
	const canvas = document.createElement('canvas');
	canvas.width = size;
	canvas.height = size;
	const context = canvas.getContext('2d');
	const line = Math.max(1, size * 0.065);
	const side = size - line;
	context.lineWidth = line;
	context.beginPath();
	context.roundRect(line / 2, line / 2, side, side, cornersOf(shape, side));
	painters[state](context, { ...colors, tone: colors.tones[shape] }, size);
	return canvas;
}

/** @type {Record<string, (context: CanvasRenderingContext2D, colors: any, size: number) => void>} */
const painters = {
	available(context, { tone, raised }) {
		context.fillStyle = raised;
		context.fill();
		context.globalAlpha = 0.16;
		context.fillStyle = tone;
		context.fill();
		context.globalAlpha = 1;
		context.strokeStyle = tone;
		context.stroke();
	},
	chosen(context, { ink, raised }, size) {
		context.fillStyle = ink;
		context.fill();
		context.strokeStyle = raised;
		context.lineWidth = size * 0.09;
		context.beginPath();
		context.moveTo(size * 0.3, size * 0.52);
		context.lineTo(size * 0.44, size * 0.66);
		context.lineTo(size * 0.72, size * 0.34);
		context.stroke();
	},
	held(context, { edge }, size) {
		context.setLineDash([size * 0.12, size * 0.09]);
		context.strokeStyle = edge;
		context.stroke();
	},
	sold(context, { sunk, edge }, size) {
		context.fillStyle = sunk;
		context.fill();
		context.clip();
		context.strokeStyle = edge;
		context.beginPath();
		context.moveTo(size * 0.15, size * 0.15);
		context.lineTo(size * 0.85, size * 0.85);
		context.stroke();
	},
	blocked(context, { sunk, edge }, size) {
		context.fillStyle = sunk;
		context.fill();
		context.strokeStyle = edge;
		context.stroke();
		context.fillStyle = edge;
		context.beginPath();
		context.arc(size / 2, size / 2, size * 0.12, 0, 7);
		context.fill();
	},
};

/** The corners of the shapes in app.css. */
function cornersOf(shape, side) {
	const round = side / 2;
	const small = side * 0.16;
	return [
		[round],
		[side * 0.2],
		[round, round, small, small],
		[round, small, round, small],
		[small, small, round, round],
		[small, round, small, round],
	][shape];
}
