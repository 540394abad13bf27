// Speaks with the gateway that served the page, as the operator whose token this tab keeps.

const KEPT = "admin-token";

export const token = () => sessionStorage.getItem(KEPT);

export function setToken(text) {
  if (text) sessionStorage.setItem(KEPT, text);
  else sessionStorage.removeItem(KEPT);
}

/** Why a request brought nothing, as a sentence. */
export class Refusal extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }

  get isForTheDoor() {
    return this.status === 401 || this.status === 403;
  }
}

export const ask = (path) => send("GET", path);

export const act = (path, body) => send("POST", path, body);

async function send(method, path, body) {
  const headers = { Accept: "application/json", Authorization: "Bearer " + token() };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let response, text;
  try {
    // The browser's own login, if the shadow report was read with it, stays out of this.
    const options = { method, headers, cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(60000) };
    response = await fetch(path, body === undefined ? options : { ...options, body: JSON.stringify(body) });
    text = await response.text();
  } catch {
    throw new Refusal(0, "The gateway does not answer; this page goes on asking.");
  }
  const answer = parsed(text);
  if (!response.ok) throw new Refusal(response.status, sentence(response.status, answer));
  if (answer === null) throw new Refusal(response.status, "What answers there is not the gateway; check the address of this page.");
  return answer;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sentence(status, answer) {
  if (status === 401) return "The gateway does not take this token. Type the AI_GATEWAY_ADMIN_TOKEN that the api-service was started with.";
  return answer?.detail ?? "The gateway answered " + status + "; see its log, and try again.";
}
