import { call, get, open } from '../api.js';
import { concertOf } from '../concerts.js';
import { el, put } from '../dom.js';
import { formats } from '../formats.js';
import { t } from '../i18n.js';
import { chart, remember } from '../parts/chart.js';
import { sending } from '../parts/fields.js';
import { say } from '../say.js';
import { follow } from '../stream.js';
import { make } from '../view.js';
import { notice } from '../ways.js';

/** The live desk: how the sale runs, and the line's policy. */
export default async function deskConcert({ params: { concertId }, signal }) {
  const path = `/admin/concerts/${concertId}`;
  const [concert, policy] = await Promise.all([concertOf(concertId, { fresh: true }), get(`${path}/queue-policy`)]);
  const page = make('desk-concert', { ...concert, policy: policyForm(policy), csv });
  const [trouble, tiles, figure] = ['trouble', 'tiles', 'chart'].map((name) => page.find((node) => node.className === name));
  const poll = () => get(`${path}/stats`, { signal });
  follow({ path: `${path}/stats/events`, poll, wait: () => 2000, take, signal }).catch(complain);
  return [formats.name(concert.title), page];

  function take(stats) {
    put(trouble);
    for (const tile of tiles.querySelectorAll('dd')) {
      const { stat } = tile.dataset;
      tile.textContent = formats[stat === 'revenue' ? 'money' : 'number'](stats[stat]);
    }
    chart(figure, remember(concertId, stats));
  }

  function complain(problem) {
    put(trouble, notice(problem));
  }

  function policyForm(policy) {
    const change = async (changed) => {
      const fresh = await call('PUT', `${path}/queue-policy`, { body: { ...policy, ...changed } });
      form.replaceWith(policyForm(fresh));
      say(t('desk.saved'));
    };
    const toggle = () => change({ paused: !policy.paused }).catch(complain);
    const form = make('policy', { ...policy, toggle });
    return sending(form, ({ activeFor, claimWithin, holdFor, ...numbers }) => {
      for (const name in numbers) numbers[name] = numbers[name] === '' ? null : Number(numbers[name]);
      return change({ activeFor, claimWithin, holdFor, ...numbers });
    });
  }

  // Through a script, because a link cannot send the access token.
  async function csv() {
    try {
      const file = await (await open('GET', `${path}/reservations.csv`)).blob();
      const href = URL.createObjectURL(file);
      el('a', { href, download: `reservations-${concertId}.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(href), 1000);
    } catch (problem) {
      complain(problem);
    }
  }
}
