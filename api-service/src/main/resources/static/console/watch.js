// Asks again and again, each thing by itself: what fails says so in its place and leaves all else alone.

import { byId, say } from "/console/elements.js";

/** An answer that took long is asked for less often: a page that is only looked at must not be work for the database. */
const REST = 10;

const watches = new Set();

export class Watch {
  #timer = 0;
  #turn = 0;

  /** `name` is that of the place for its failures; `load` asks, `show` shows what was answered. */
  constructor(name, seconds, load, show, locked) {
    Object.assign(this, { name, seconds, load, show, locked });
    watches.add(this);
  }

  /** Asks at once; the answer of an earlier question that comes later is not shown. */
  async now() {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const start = performance.now();
    try {
      const answer = await this.load();
      if (turn !== this.#turn) return;
      this.show(answer);
      this.#failed("");
    } catch (failure) {
      if (turn !== this.#turn) return;
      if (failure.isForTheDoor) return this.locked(failure);
      this.#failed(failure.message);
      this.show(null, failure);
    }
    const pause = Math.max(this.seconds * 1000, REST * (performance.now() - start));
    this.#timer = setTimeout(() => this.#unlessHidden(), pause);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#turn++;
  }

  #unlessHidden() {
    if (document.hidden) this.waits = true;
    else this.now();
  }

  #failed(sentence) {
    const place = document.querySelector(`[data-of="${this.name}"]`);
    say(place, sentence);
    place.hidden = sentence === "";
  }
}

export const startAll = () => watches.forEach((watch) => watch.now());

export const stopAll = () => watches.forEach((watch) => watch.stop());

document.addEventListener("visibilitychange", () => {
  if (document.hidden || byId("all").hidden) return;
  for (const watch of watches) {
    if (watch.waits) {
      watch.waits = false;
      watch.now();
    }
  }
});
