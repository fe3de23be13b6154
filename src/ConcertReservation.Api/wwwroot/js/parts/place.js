import { formats } from '../formats.js';
import { t } from '../i18n.js';
import { pause, seen } from '../pause.js';
import { say } from '../say.js';
import { make } from '../view.js';

const SAY_EVERY = 20_000;
const STILL_AFTER = 90_000;
const MOMENT = 8;

/** The place in line: big, with how far it has come since it was first seen. */
export function placeView(first, leave) {
  const key = `first ${first.tokenId}`;
  const start = Number(sessionStorage.getItem(key) ?? first.position);
  sessionStorage.setItem(key, start);
  const canAsk = window.Notification?.permission === 'default';
  const node = make('place', { start, leave, alarm: canAsk && alarm });
  const [place, bar, ahead, wait, note] = ['.number', 'progress', '.ahead', '.wait', '.note'].map((part) =>
    node.querySelector(part),
  );
  let shown;
  let saidAt = 0;
  let movedAt;
  return { node, update };

  function update({ position, ahead: before, estimatedWaitSeconds, soldOut }) {
    if (position !== shown) movedAt = Date.now();
    shown = position;
    place.textContent = formats.number(position);
    bar.value = start - position;
    ahead.textContent = formats.number(before);
    wait.textContent = estimatedWaitSeconds === null ? t('line.unknown') : formats.lasting(estimatedWaitSeconds);
    const isStill = Date.now() - movedAt > STILL_AFTER;
    const text = soldOut ? t('line.soldOut') : isStill ? t('line.still') : '';
    if (note.textContent !== text) note.textContent = text;
    if (Date.now() - saidAt < SAY_EVERY) return;
    saidAt = Date.now();
    say(t('line.said', { n: position, wait: wait.textContent }));
  }
}

const alarm = ({ currentTarget }) => Notification.requestPermission().then(() => currentTarget.remove());

/** Says that the turn has come, wherever the person is, and goes on by itself a moment after it could be seen. */
export function yourTurn(name, onward, signal) {
  const node = make('your-turn', { onward });
  say(t('line.turnSaid', { n: MOMENT }), true);
  tell(name, signal);
  goOn();
  return node;

  async function goOn() {
    await seen();
    node.querySelector('button').focus();
    for (let left = MOMENT; left > 0 && !signal.aborted; left--) {
      node.querySelector('.seconds').textContent = left;
      await pause(1000, signal);
    }
    if (!signal.aborted) onward();
  }
}

async function tell(name, signal) {
  if (document.hidden && window.Notification?.permission === 'granted')
    new Notification(t('line.turn'), { body: name }).onclick = () => window.focus();
  for (let i = 0; !signal.aborted; i++) {
    document.title = document.hidden && i % 2 ? name : `● ${t('line.turn')}`;
    await pause(1000, signal);
  }
}
