import { get } from '../api.js';
import { el } from '../dom.js';
import { t } from '../i18n.js';
import { growing } from '../parts/more.js';
import { topUp } from '../parts/top-up.js';
import { show } from '../router.js';
import { say } from '../say.js';
import { make } from '../view.js';

export default async function wallet({ signal }) {
  const row = (entry) => make('entry', entry);
  const list = { list: el('ul.rows'), row, empty: make('wallet-none'), signal };
  const [{ balance }, entries] = await Promise.all([get('/balance', { signal }), growing('/balance/entries', list)]);
  return [t('wallet.title'), make('wallet', { balance, entries, topUp: topUp('', charged) })];
}

async function charged(balance) {
  await show({ keepFocus: true });
  say(t('wallet.charged', { balance }));
}
