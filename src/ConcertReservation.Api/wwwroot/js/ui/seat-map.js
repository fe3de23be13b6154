import { cameraOf, LEGIBLE } from '../hall/camera.js';
import { SHAPES, watchColors } from '../hall/colors.js';
import { listenToGestures } from '../hall/gestures.js';
import { blockByKey, isMove, seatByKey } from '../hall/keys.js';
import { layOut } from '../hall/layout.js';
import { seatListOf } from '../hall/list.js';
import { mirrorOf } from '../hall/mirror.js';
import { painterOf } from '../hall/painter.js';
import { element, presentOf } from './dom.js';
import { t } from './i18n.js';
import { render } from './templates.js';

const SMALL_HALL = 300;
const SEAT_SIZE = { narrow: 34, wide: 40 };
const WIDE_FROM = 700;
const ENTER_SCALE = { least: 28, most: 40 };
/** After the camera stood still for so long, the mirror shows what is in the view. */
const SETTLED_AFTER = 140;

/**
 * The map of a hall: a canvas with its mirror for screen readers and keyboard, and a list as the alternative.
 * @param {object} options
 * @param {import('../hall/hall.js').Hall} options.hall
 * @param {Set<number>} [options.chosen] indexes of seats
 * @param {(index: number) => void} [options.toggle] a seat was pressed
 * @param {(index: number) => boolean} [options.isOpen] the seat can be chosen; an operator can choose blocked seats too
 * @param {(block: import('../hall/hall.js').Block | null) => void} [options.onEnter] a block, or the whole hall, was opened
 * @param {AbortSignal} [options.signal]
 */
export function seatMap({
	hall,
	chosen = new Set(),
	toggle = () => {},
	isOpen = hall.isAvailable,
	onEnter = () => {},
	signal,
}) {
	const layout = layOut(hall);
	const isSmall = hall.size <= SMALL_HALL;
	let maxPrice = Number.POSITIVE_INFINITY;
	let settling;
	let isFrameRequested = false;
	/** The seats to draw in the next frame, or null for all. @type {number[] | null} */
	let dirty = [];
	const facts = new Map();
	const camera = cameraOf(layout, moved);
	const stateOf = (index) => (chosen.has(index) ? 'chosen' : hall.status(index));
	const isMuted = (index) => hall.price(index) > maxPrice;

	const node = render('seat-map', {
		legend: legendOf(hall),
		smaller: () => camera.zoomBy(-1),
		larger: () => camera.zoomBy(1),
		showWhole: () => showWhole(),
		switchView,
	});
	const selectors = ['canvas', '.hall-view', '.hall-place', '.switch-view', '.show-whole'];
	const [canvas, view, placeText, switchButton, wholeButton] = selectors.map((selector) =>
		node.querySelector(selector),
	);
	const mirror = mirrorOf({ hall, layout, camera, stateOf, isOpen, factsOf });
	const list = seatListOf({ hall, stateOf, isOpen, isMuted, factsOf, toggle, chooseStanding: onEnter });
	const stageText = t('seats.stage');
	const painter = painterOf({ canvas, hall, layout, camera, stateOf, isMuted, factsOf, stageText });
	view.append(mirror.node);
	list.node.hidden = true;
	node.append(list.node);
	listenToGestures(view, camera, tap);
	view.addEventListener('keydown', pressKey);
	view.addEventListener('focusin', showFocused);
	new ResizeObserver(resize).observe(view);
	addEventListener('resize', resize, { signal });
	watchColors(repaint, signal);
	return { node, isSmall, update, renderSeat: (index) => update([index]), filter, enter, showWhole };

	/** @param {number[]} indexes the seats that changed */
	function update(indexes) {
		if (!indexes.length) return;
		for (const index of indexes) facts.delete(hall.blockOf(index));
		if (dirty) dirty.push(...indexes);
		mirror.update(indexes);
		list.update(indexes);
		renderPlace();
		requestFrame();
	}

	/** Shows seats that cost more as less important, and does not count them. */
	function filter(price) {
		maxPrice = price;
		facts.clear();
		dirty = null;
		if (!list.node.hidden) list.build();
		mirror.update(Array.from({ length: hall.size }, (_, i) => i));
		renderPlace();
		requestFrame();
	}

	function factsOf(block) {
		if (!facts.has(block)) {
			const left = hall.left(block, maxPrice);
			const none = block.count && hall.price(block.first) > maxPrice ? 'seats.noneAtPrice' : 'seats.none';
			const text = t(left ? 'seats.left' : none, { left });
			const label = t('seats.sectionLabel', { name: block.name || t('seats.map'), text });
			facts.set(block, { left, share: block.count ? left / block.count : 0, text, label });
		}
		return facts.get(block);
	}

	/** Opens a block, around a point of the hall when it is larger than the view. */
	function enter(block, point) {
		onEnter(block);
		if (block.isStanding) return;
		const box = layout.boxes[block.index];
		const fitting = Math.min(camera.width / (box.width + 1), camera.height / (box.height + 1));
		const scale = Math.min(ENTER_SCALE.most, Math.max(ENTER_SCALE.least, fitting));
		const [wide, high] = [camera.width / scale, camera.height / scale];
		const isWider = box.width > wide;
		const isHigher = box.height > high;
		const x = isWider ? within(point?.[0] ?? box.x + box.width / 2, box.x, box.width, wide) : box.x + box.width / 2;
		const y = isHigher ? within(point?.[1] ?? box.y, box.y, box.height, high) : box.y + box.height / 2;
		camera.show(scale, x, y);
	}

	function showWhole() {
		const block = blockInView();
		const hadFocus = mirror.hasFocus();
		onEnter(null);
		camera.show(camera.minScale, layout.width / 2, layout.height / 2);
		if (hadFocus) whenSettled(() => mirror.focusBlock(block.index));
	}

	function tap(left, top, { target, detail }) {
		const { seat, block } = target.closest?.('[data-seat], [data-block]')?.dataset ?? {};
		if (detail === 0 && seat) toggle(Number(seat));
		else if (detail === 0 && block) enterByKey(hall.blocks[block]);
		else tapAt(left, top);
	}

	function tapAt(left, top) {
		const index = camera.isLegible() ? painter.seatAt(left, top) : undefined;
		const block = painter.blockAt(left, top);
		if (index !== undefined) toggle(index);
		else if (block && (block.isStanding || !camera.isLegible())) enter(block, camera.toHall(left, top));
	}

	function enterByKey(block) {
		enter(block);
		if (block.isStanding || !block.count) return;
		const free = Array.from({ length: block.count }, (_, i) => block.first + i).find(isOpen);
		whenSettled(() => mirror.focusSeat(free ?? block.first));
	}

	/** @param {KeyboardEvent & { target: any }} event */
	function pressKey(event) {
		const { key, target } = event;
		const { seat, block } = target.dataset;
		if (key === '+' || key === '-') camera.zoomBy(key === '+' ? 1 : -1);
		else if (key === 'Escape' && seat && !camera.isWhole()) showWhole();
		else if (isMove(key) && seat) mirror.focusSeat(seatByKey(hall, layout, Number(seat), key));
		else if (isMove(key) && block) mirror.focusBlock(blockByKey(layout, Number(block), key));
		else return;
		event.preventDefault();
	}

	// Tab can lead to a seat that is outside the view.
	function showFocused({ target }) {
		const { seat } = target.dataset;
		if (seat && target.matches(':focus-visible')) camera.reveal(layout.x[seat], layout.y[seat]);
	}

	function switchView() {
		const isList = list.node.hidden;
		if (isList) list.build();
		list.node.hidden = !isList;
		view.hidden = isList;
		node.classList.toggle('as-list', isList);
		switchButton.textContent = t(isList ? 'seats.asMap' : 'seats.asList');
		if (!isList) resize();
	}

	function resize() {
		const width = view.clientWidth;
		if (!width) return;
		const preferred = width >= WIDE_FROM ? SEAT_SIZE.wide : SEAT_SIZE.narrow;
		const fitting = Math.min(preferred, width / layout.width);
		const whole = isSmall ? Math.max(LEGIBLE, fitting) : fitting;
		const content = layout.height * whole;
		const most = innerHeight * 0.62;
		// A big hall leaves room for its seats, also where the overview is low.
		const viewHeight = isSmall ? content : Math.max(Math.min(content, most, 680), Math.min(420, most));
		view.style.height = `${Math.round(viewHeight)}px`;
		const height = view.clientHeight;
		camera.resize(width, height, isSmall ? whole : Math.min(fitting, height / layout.height));
		painter.resize();
		repaint();
		settle();
	}

	function repaint() {
		painter.readColors();
		dirty = null;
		requestFrame();
	}

	function moved() {
		dirty = null;
		mirror.follow();
		requestFrame();
		clearTimeout(settling);
		settling = setTimeout(settle, SETTLED_AFTER);
	}

	function settle() {
		mirror.render();
		renderPlace();
		view.classList.toggle('scrolls-page', !camera.canPanDown());
		view.dispatchEvent(new Event('settled'));
	}

	function whenSettled(then) {
		view.addEventListener('settled', then, { once: true });
	}

	function renderPlace() {
		const isClose = mirror.showsSeats() && hall.blocks.length > 1 && !camera.isWhole();
		const block = isClose ? blockInView() : null;
		const left = block ? factsOf(block).left : hall.blocks.reduce((sum, each) => sum + factsOf(each).left, 0);
		placeText.replaceChildren(
			element('strong', block ? block.name : t('seats.whole')),
			' ',
			element('span.muted', t(left ? 'seats.left' : 'seats.none', { left })),
		);
		wholeButton.disabled = camera.isWhole();
	}

	function requestFrame() {
		if (isFrameRequested) return;
		isFrameRequested = true;
		requestAnimationFrame(drawFrame);
	}

	function drawFrame() {
		isFrameRequested = false;
		if (!camera.width) return;
		if (dirty) painter.drawSeats(dirty);
		else painter.draw();
		dirty = [];
	}

	/** The block in the middle of the view, or nearest to it. */
	function blockInView() {
		const [x, y] = camera.toHall(camera.width / 2, camera.height / 2);
		const distances = layout.boxes.map((box) => {
			const aside = Math.max(box.x - x, 0, x - box.x - box.width);
			return aside + Math.max(box.y - y, 0, y - box.y - box.height);
		});
		return hall.blocks[distances.indexOf(Math.min(...distances))];
	}
}

/** The middle of a view of a size, such that the view stays within from … from + all. */
const within = (middle, from, all, size) => Math.min(Math.max(middle, from + size / 2), from + all - size / 2);

const LEGEND_STATES = ['chosen', 'held', 'sold', 'blocked'];

function legendOf({ prices, hasAccessible }) {
	const shapes = prices.map((price, i) => render('legend-price', { price, shape: i % SHAPES }));
	const states = LEGEND_STATES.map((state) => render('legend-state', { state, text: t(`seat.${state}`) }));
	const entries = [shapes, states, hasAccessible && render('legend-accessible')];
	return render('legend', { entries: presentOf(entries) });
}
