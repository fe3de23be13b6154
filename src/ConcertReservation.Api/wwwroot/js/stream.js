import { open } from './api.js';
import { pause } from './pause.js';

// The server sends a comment every 15 s; a connection silent for longer than this is a dead one.
const SILENCE = 40_000;

/**
 * Follows something live: by its event stream, and by polling where there is no stream or while it is broken.
 * `poll` gives the present state, `wait` the milliseconds until the next poll, `take` returns true when it is over.
 */
export async function follow({ path, event, place, poll, wait, take, signal }) {
  let hasStream = true;
  while (!signal.aborted) {
    if (hasStream) {
      try {
        if (await listen({ path, event, place, take, signal })) return;
      } catch (problem) {
        if (signal.aborted) return;
        if (problem.code === 'not_found' || problem.status === 405) hasStream = false;
        else if (problem.facts && !problem.isPassing) throw problem;
      }
    }
    const state = await poll().catch((problem) => {
      if (signal.aborted || problem.isPassing) return null;
      throw problem;
    });
    if (signal.aborted || (state && take(state))) return;
    await pause(state ? wait(state) : 3000, signal);
  }
}

// Not EventSource: it cannot send the Authorization header.
async function listen({ path, event, place, take, signal }) {
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  signal.addEventListener('abort', stop);
  let watchdog = setTimeout(stop, SILENCE);
  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(stop, SILENCE);
  };
  try {
    const headers = { Accept: 'text/event-stream' };
    const answer = await open('GET', path, { place, headers, signal: attempt.signal });
    for await (const message of messages(answer.body, heard))
      if ((!event || message.event === event) && take(JSON.parse(message.data))) return true;
    return false;
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', stop);
    attempt.abort();
  }
}

/** The messages of a `text/event-stream`: lines of any ending, comments skipped, several data lines joined. */
export async function* messages(body, heard = () => {}) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let message = {};
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    heard();
    // A lone CR at the end may be half of a CRLF: it waits for the next piece.
    const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line !== '') add(message, line);
      else {
        if (message.data !== undefined) yield { event: 'message', ...message };
        message = {};
      }
    }
  }
}

function add(message, line) {
  const colon = line.indexOf(':');
  if (colon === 0) return;
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  message[name] = name === 'data' && message.data !== undefined ? `${message.data}\n${value}` : value;
}
