import { call, get } from '../api.js';
import { concertOf } from '../concerts.js';
import { put } from '../dom.js';
import { formats } from '../formats.js';
import { t } from '../i18n.js';
import { confirm } from '../parts/confirm.js';
import { placeView, yourTurn } from '../parts/place.js';
import * as places from '../places.js';
import { fail } from '../router.js';
import { say } from '../say.js';
import { follow } from '../stream.js';
import { make } from '../view.js';

/** The waiting room. Only `?join` joins: coming back to this address takes no new place by itself. */
export default async function line(context) {
  const { params: { concertId }, query, signal, go } = context;
  const path = `/concerts/${concertId}/queue-token`;
  const { title } = await concertOf(concertId);
  const name = formats.name(title);
  const first = await (query.has('join') ? call('POST', path) : present());
  if (signal.aborted) return [];
  history.replaceState(null, '', location.pathname);
  const page = make('line', { title });
  const room = page.at(-1);
  if (!first) put(room, outside('line.outside'));
  else if (first.status !== 'active') watch();
  else {
    places.keep(first);
    onward();
  }
  return [t('line.title'), page];

  function watch() {
    const view = placeView(first, leave);
    put(room, view.node);
    const take = (place) => taken(place, view);
    if (take(first)) return;
    const wait = (place) => place.pollAfterSeconds * 1000;
    follow({ path: `${path}/events`, event: 'queue', place: concertId, poll: present, wait, take, signal }).catch(
      (problem) => fail(problem, context),
    );
  }

  function taken(place, view) {
    places.keep(place);
    if (place.status === 'waiting') {
      document.title = `#${place.position} · ${name}`;
      view.update(place);
      return false;
    }
    put(room, place.status === 'active' ? yourTurn(name, onward, signal) : outside(`line.${place.status}`));
    return true;
  }

  async function present() {
    try {
      return await get(path, { place: concertId, signal });
    } catch (problem) {
      if (problem.code === 'queue_token_not_found') return null;
      throw problem;
    }
  }

  async function leave() {
    if (!(await confirm('leave'))) return;
    try {
      await call('DELETE', path);
      places.forget(concertId);
      say(t('leave.done'));
      go(`/concerts/${concertId}`);
    } catch (problem) {
      fail(problem, context);
    }
  }

  function onward() {
    go(`/concerts/${concertId}/dates`, { replace: true });
  }

  function outside(key) {
    return make('not-in-line', { text: t(key), concertId });
  }
}
