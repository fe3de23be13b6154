import { observe } from './clock.js';
import * as connection from './connection.js';
import * as places from './places.js';
import * as session from './session.js';

const BASE = '/api/v1';

/** A refusal: `code` is the contract's, or "offline", or "waiting" when the line has not come to the caller yet. */
export class Problem extends Error {
  constructor(status, facts, retryAfter = 0) {
    super(facts.code);
    Object.assign(this, { status, facts, code: facts.code, retryAfter });
    this.isPassing = status === 0 || status >= 500 || status === 429;
  }
}

export const get = (path, options) => call('GET', path, options);

/** The JSON of an answer, null when it has none. `place` names the concert whose queue token goes along. */
export async function call(method, path, options = {}) {
  const answer = await open(method, path, options);
  return answer.status === 204 ? null : answer.json();
}

/** An answer that went well, unread: for streams, pictures and files. */
export async function open(method, path, options = {}) {
  const answer = await send(method, path, options);
  if (answer.ok && answer.status !== 202) return answer;
  const problem = await read(answer);
  if (problem.code === 'unauthenticated' && session.tokens() && !options.again) {
    await refresh();
    return open(method, path, { ...options, again: true });
  }
  if (problem.code === 'unauthenticated') session.forget();
  if (problem.code.startsWith('queue_token_')) places.forget(options.place);
  throw problem;
}

async function send(method, path, { body, headers, place, signal }) {
  const sentAt = Date.now();
  try {
    const answer = await fetch(BASE + path, {
      method,
      signal,
      headers: { ...tokens(place), ...(body && { 'Content-Type': 'application/json' }), ...headers },
      body: body && JSON.stringify(body),
    });
    connection.found();
    observe(answer.headers.get('Date'), sentAt, Date.now());
    return answer;
  } catch (error) {
    if (signal?.aborted) throw error;
    connection.lost();
    throw new Problem(0, { code: 'offline' });
  }
}

function tokens(place) {
  const headers = {};
  if (session.tokens()) headers.Authorization = `Bearer ${session.tokens().accessToken}`;
  if (place && places.token(place)) headers['Queue-Token'] = places.token(place);
  return headers;
}

async function read(answer) {
  const facts = await answer.json().catch(() => ({}));
  if (answer.status === 202) return new Problem(202, { code: 'waiting', ...facts });
  facts.code ??= answer.status >= 500 ? 'internal_error' : 'not_found';
  return new Problem(answer.status, facts, Number(answer.headers.get('Retry-After') ?? 0));
}

let refreshing = null;

// One at a time: ten requests refused together trade the refresh token once.
function refresh() {
  refreshing ??= call('POST', '/auth/refresh', {
    body: { refreshToken: session.tokens().refreshToken },
    again: true,
  })
    .then((fresh) => session.keep({ tokens: fresh }))
    .catch((problem) => {
      if (problem.code !== 'invalid_credentials') throw problem;
      session.forget();
      throw new Problem(401, { code: 'unauthenticated' });
    })
    .finally(() => (refreshing = null));
  return refreshing;
}
