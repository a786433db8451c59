// Talking to the sandbox on this machine.

const ROOT = "/sandbox/";

async function answered(response) {
  let body = {};
  try {
    body = await response.json();
  } catch {
    // An answer that is no JSON is told by its status.
  }
  if (!response.ok) throw new Error(body.error || `Máy chủ trả lời ${response.status}.`);
  return body;
}

/** Ask for something. */
export async function look(path, params = {}, signal = undefined) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== null));
  return answered(await fetch(`${ROOT}${path}?${query}`, { signal }));
}

/** Do something. */
export async function act(path, asked) {
  const headers = { "Content-Type": "application/json" };
  return answered(await fetch(ROOT + path, { method: "POST", headers, body: JSON.stringify(asked) }));
}

/** The bytes of a file as base64. */
export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Keeps asking for the state, and hands each new one to `tell`; `person` says whose screen, `offline` of silence. */
export class Line {
  constructor({ person, tell, offline }) {
    Object.assign(this, { person, tell, offline });
    this.version = null;
    this.waiting = new AbortController();
    this.listen();
  }

  /** Ask again at once: somebody else's screen is wanted. */
  again() {
    this.version = null;
    this.waiting.abort();
  }

  async listen() {
    for (;;) {
      this.waiting = new AbortController();
      const { signal } = this.waiting;
      try {
        const state = await look("page/state", { person: this.person(), since: this.version }, signal);
        if (signal.aborted) continue;
        this.version = state.version;
        this.offline(false);
        this.tell(state);
      } catch (error) {
        if (signal.aborted) continue;
        this.version = null;
        this.offline(true);
        await pause(1000);
      }
    }
  }
}
