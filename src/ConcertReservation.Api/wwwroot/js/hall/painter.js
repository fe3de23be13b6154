import { colorsOf, SHAPES } from './colors.js';
import { MARGIN } from './layout.js';
import { SEAT, spritesOf } from './sprites.js';

/** From this many pixels a seat on, seats are shown with their numbers, and below the other only blocks are. */
export const SEATS_FROM = 18;
const DOTS_FROM = 6;
/** The width of the strip that keeps the names of the rows in the view. */
const GUTTER = 30;
const MUTED = 0.22;
const MAX_PIXEL_RATIO = 2;

/**
 * Draws a hall on a canvas: only what the camera shows, and after a change only the seats that changed.
 * @param {object} options
 * @param {HTMLCanvasElement} options.canvas
 * @param {import('./hall.js').Hall} options.hall
 * @param {import('./layout.js').Layout} options.layout
 * @param {any} options.camera
 * @param {(index: number) => string} options.stateOf
 * @param {(index: number) => boolean} options.isMuted seats that the customer filters out
 * @param {(block: import('./hall.js').Block) => { left: number, share: number, text: string }} options.factsOf
 * @param {string} options.stageText
 */
export function painterOf({ canvas, hall, layout, camera, stateOf, isMuted, factsOf, stageText }) {
	const context = canvas.getContext('2d');
	const shapes = Uint8Array.from({ length: hall.size }, (_, i) => hall.prices.indexOf(hall.price(i)) % SHAPES);
	let ratio = 1;
	let font = '';
	let fontFamily = '';
	let colors;
	let sprites;
	return { resize, readColors, draw, drawSeats, seatAt, blockAt };

	function readColors() {
		colors = colorsOf(canvas.parentElement);
		sprites = spritesOf(colors);
		fontFamily = getComputedStyle(canvas).fontFamily;
	}

	function resize() {
		ratio = Math.min(MAX_PIXEL_RATIO, devicePixelRatio);
		canvas.width = Math.round(camera.width * ratio);
		canvas.height = Math.round(camera.height * ratio);
		// A new size resets the context.
		context.textAlign = 'center';
		context.textBaseline = 'middle';
		font = '';
	}

	function draw() {
		context.setTransform(ratio, 0, 0, ratio, 0, 0);
		context.clearRect(0, 0, camera.width, camera.height);
		drawStage();
		for (const block of visibleBlocks()) {
			if (camera.scale < DOTS_FROM || block.isStanding) drawTile(block);
			else drawBlock(block);
		}
	}

	/** Draws seats anew. In the overview the blocks are drawn, which count their seats. */
	function drawSeats(indexes) {
		if (camera.scale < SEATS_FROM) {
			draw();
			return;
		}
		const { scale } = camera;
		for (const index of indexes) {
			const [left, top] = camera.toScreen(layout.x[index], layout.y[index]);
			const block = hall.blockOf(index);
			if (block.isStanding || isHidden(left, top, leftEdgeOf(block))) continue;
			context.clearRect(left - scale / 2, top - scale / 2, scale, scale);
			drawSeat(index, left, top);
		}
		for (const block of new Set(indexes.map(hall.blockOf))) if (!block.isStanding) drawTitle(block);
	}

	function drawStage() {
		const { stage } = layout;
		const [left, top] = camera.toScreen(stage.x, stage.y);
		const [width, height] = [stage.width * camera.scale, stage.height * camera.scale];
		context.fillStyle = colors.sunk;
		context.strokeStyle = colors.line;
		context.beginPath();
		context.roundRect(left, top, width, height, [4, 4, height, height]);
		context.fill();
		context.stroke();
		if (height > 9) write(stageText, left + width / 2, top + height / 2, Math.min(15, height * 0.6), colors.dim, 650);
	}

	/** A block in the overview: the more seats are left, the stronger its colour and the longer its bar. */
	function drawTile(block) {
		const { left, top, width, height } = screenBox(block);
		const { share, left: seatsLeft, text } = factsOf(block);
		context.beginPath();
		context.roundRect(left, top, width, height, Math.min(8, height / 5));
		context.fillStyle = colors.sunk;
		context.fill();
		if (seatsLeft) {
			context.globalAlpha = 0.1 + 0.34 * share;
			context.fillStyle = colors.accent;
			context.fill();
			context.globalAlpha = 1;
		}
		context.lineWidth = 1;
		context.strokeStyle = seatsLeft ? colors.accent : colors.edge;
		context.setLineDash(seatsLeft ? [] : [3, 3]);
		context.stroke();
		context.setLineDash([]);
		const bar = Math.min(4, height / 8);
		context.fillStyle = colors.accent;
		context.fillRect(left + 4, top + height - bar - 3, (width - 8) * share, bar);
		writeTile(block.name, text, left, top, width, height - bar - 3);
	}

	function writeTile(name, text, left, top, width, height) {
		const middle = left + width / 2;
		const nameSize = Math.min(16, height * 0.45, (width - 4) / (0.62 * Math.max(2, name.length)));
		const textSize = Math.min(13, height * 0.3, (width - 4) / (0.62 * text.length));
		const hasText = textSize >= 8;
		if (nameSize >= 7) write(name, middle, top + height * (hasText ? 0.36 : 0.52), nameSize, colors.ink, 700);
		if (hasText) write(text, middle, top + height * 0.74, textSize, colors.ink, 500);
	}

	function drawBlock(block) {
		drawTitle(block);
		if (camera.scale < SEATS_FROM) drawDots(block);
		else drawRows(block);
	}

	function drawTitle(block) {
		const { left, top, width } = screenBox(block);
		const { scale } = camera;
		if (!block.name || width < 60) return;
		const size = Math.min(15, Math.max(9, scale * 0.5));
		const text = `${block.name} · ${factsOf(block).text}`;
		context.clearRect(Math.max(left, GUTTER + 1), top, width, scale * 1.2);
		write(text, left + width / 2, top + scale * 0.7, size, colors.ink, 650);
	}

	// Tens of thousands of seats can be in the view: this loop creates no object and changes the context only when it must.
	function drawDots(block) {
		const { scale, width } = camera;
		const [originLeft, originTop] = camera.toScreen(0, 0);
		let color = '';
		let alpha = 1;
		for (const row of visibleRows(block)) {
			const top = originTop + layout.y[row.first] * scale;
			for (let i = row.first; i < row.first + row.count; i++) {
				const left = originLeft + layout.x[i] * scale;
				if (left < -scale || left > width + scale) continue;
				const state = stateOf(i);
				const nextColor = dotColor(state, i);
				const nextAlpha = isMuted(i) ? MUTED : 1;
				if (nextColor !== color) context.fillStyle = color = nextColor;
				if (nextAlpha !== alpha) context.globalAlpha = alpha = nextAlpha;
				const size = scale * dotSizes[state];
				context.fillRect(left - size / 2, top - size / 2, size, size);
			}
		}
		context.globalAlpha = 1;
	}

	function dotColor(state, index) {
		if (state === 'available') return colors.tones[shapes[index]];
		return state === 'chosen' ? colors.ink : colors.edge;
	}

	function drawRows(block) {
		const { scale } = camera;
		const hasGutter = isInGutter(block);
		const leftEdge = leftEdgeOf(block);
		for (const row of visibleRows(block)) {
			for (let i = row.first; i < row.first + row.count; i++) {
				const [left, top] = camera.toScreen(layout.x[i], layout.y[i]);
				if (!isHidden(left, top, leftEdge)) drawSeat(i, left, top);
			}
			if (!row.name) continue;
			const [rowLeft, top] = camera.toScreen(layout.x[row.first] - 0.5 - MARGIN * 0.45, layout.y[row.first]);
			const size = Math.min(14, scale * 0.42, (GUTTER - 4) / (0.6 * row.name.length));
			write(row.name, hasGutter ? GUTTER / 2 : rowLeft, top, size, colors.dim, 650);
		}
		if (!hasGutter) return;
		const { top, height } = screenBox(block);
		context.fillStyle = colors.line;
		context.fillRect(GUTTER, Math.max(0, top), 1, Math.min(camera.height, top + height) - Math.max(0, top));
	}

	function drawSeat(index, left, top) {
		const { scale } = camera;
		const state = stateOf(index);
		const size = scale * SEAT;
		context.globalAlpha = isMuted(index) ? MUTED : 1;
		const sprite = sprites.get(shapes[index], state, size * ratio);
		context.drawImage(sprite, left - size / 2, top - size / 2, size, size);
		if (state === 'available' || state === 'held') {
			const color = state === 'held' ? colors.dim : colors.ink;
			if (hall.isAccessible(index)) drawWheelchair(left, top, size * 0.6, color);
			else writeNumber(hall.number(index), left, top, color);
		}
		context.globalAlpha = 1;
	}

	function writeNumber(number, left, top, color) {
		const { scale } = camera;
		write(number, left, top, Math.min(scale * 0.38, (scale * 0.78) / (0.62 * number.length)), color, 600);
	}

	/** The sign of a wheelchair, as in the legend. */
	function drawWheelchair(left, top, size, color) {
		const at = (x, y) => /** @type {[number, number]} */ ([left + x * size, top + y * size]);
		context.strokeStyle = color;
		context.fillStyle = color;
		context.lineWidth = size * 0.12;
		context.beginPath();
		context.arc(...at(-0.12, -0.42), size * 0.11, 0, 7);
		context.fill();
		context.beginPath();
		context.moveTo(...at(-0.12, -0.25));
		context.lineTo(...at(-0.08, 0.1));
		context.lineTo(...at(0.22, 0.1));
		context.lineTo(...at(0.36, 0.42));
		context.stroke();
		context.beginPath();
		context.arc(...at(-0.05, 0.16), size * 0.3, 0.2, 4.2);
		context.stroke();
	}

	function write(text, left, top, size, color, weight) {
		const wanted = `${weight} ${size.toFixed(1)}px ${fontFamily}`;
		if (wanted !== font) context.font = font = wanted;
		context.fillStyle = color;
		context.fillText(text, left, top);
	}

	/** Outside the view, or where the names of the rows are. */
	function isHidden(left, top, leftEdge) {
		const half = camera.scale / 2;
		return left < leftEdge || left > camera.width + half || top < -half || top > camera.height + half;
	}

	/** A seat whose middle is further left is not shown: the names of the rows never cover part of a seat. */
	function leftEdgeOf(block) {
		return isInGutter(block) ? GUTTER + camera.scale / 2 : -camera.scale / 2;
	}

	function isInGutter(block) {
		const { left, width } = screenBox(block);
		return block.rows[0]?.name !== '' && camera.scale >= SEATS_FROM && left < 0 && left + width > GUTTER;
	}

	function screenBox({ index }) {
		const box = layout.boxes[index];
		const [left, top] = camera.toScreen(box.x, box.y);
		return { left, top, width: box.width * camera.scale, height: box.height * camera.scale };
	}

	function visibleBlocks() {
		return hall.blocks.filter((block) => {
			const { left, top, width, height } = screenBox(block);
			return left < camera.width && left + width > 0 && top < camera.height && top + height > 0;
		});
	}

	function visibleRows({ rows }) {
		const half = camera.scale / 2;
		return rows.filter(({ first, count }) => {
			const [, top] = camera.toScreen(0, layout.y[first]);
			return count > 0 && top > -half && top < camera.height + half;
		});
	}

	/** The seat at a point of the view. */
	function seatAt(left, top) {
		const block = blockAt(left, top);
		if (!block || block.isStanding || (isInGutter(block) && left < GUTTER)) return undefined;
		const [x, y] = camera.toHall(left, top);
		for (const row of block.rows) {
			if (!row.count || Math.abs(layout.y[row.first] - y) > 0.5) continue;
			for (let i = row.first; i < row.first + row.count; i++) {
				if (Math.abs(layout.x[i] - x) <= 0.5) return i;
			}
		}
		return undefined;
	}

	function blockAt(left, top) {
		const [x, y] = camera.toHall(left, top);
		const isInside = (box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
		return hall.blocks.find(({ index }) => isInside(layout.boxes[index]));
	}
}

const dotSizes = { available: 0.72, chosen: 0.95, held: 0.4, sold: 0.16, blocked: 0.28 };
