// Makes and keeps elements. What comes from outside becomes text, never markup.

let ahead = 0; // The gateway's clock before ours, in milliseconds.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export const byId = (id) => document.getElementById(id);

export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Makes the children of a list those of the items. A child stays the same element while its item stays the same, and also
 * while a decision is open in it, so that nothing flickers and nothing typed is lost.
 */
export function keep(list, items, keyOf, render) {
  const before = (list.kept ??= new Map());
  const wanted = new Map(items.map((item) => [keyOf(item), item]));
  for (const [key, row] of before) {
    if (!wanted.has(key) && !isBusy(row.node)) {
      row.node.remove();
      before.delete(key);
    }
  }
  let place = list.tHead ? list.tHead.nextElementSibling : list.firstElementChild;
  for (const [key, item] of wanted) {
    while (place && isLeftOver(place, before, wanted)) place = place.nextElementSibling;
    const isHere = before.has(key) && before.get(key).node === place;
    const row = renewed(before.get(key), item, render);
    before.set(key, row);
    if (isHere) place = row.node.nextElementSibling;
    else list.insertBefore(row.node, place);
  }
}

function isLeftOver(node, before, wanted) {
  for (const [key, row] of before) if (row.node === node) return !wanted.has(key);
  return false;
}

function renewed(row, item, render) {
  const data = JSON.stringify(item);
  if (row && (row.data === data || isBusy(row.node))) return row;
  const node = render(item);
  if (row) replace(row.node, node);
  return { node, data };
}

const isBusy = (node) => node.querySelector(".decision") !== null;

const stops = (node) => [...node.querySelectorAll("button, a, summary")];

function replace(old, node) {
  const focused = stops(old).indexOf(document.activeElement);
  old.replaceWith(node);
  if (focused >= 0) stops(node)[focused]?.focus();
}

/** Replaces what is in a part, but only if it is to show something else and nobody decides in it. */
export function part(node, data, render) {
  const text = JSON.stringify(data);
  if (node.shown === text || isBusy(node)) return;
  node.shown = text;
  node.replaceChildren(...render(data).flat().filter((child) => child !== null));
}

export const button = (words, act, kind = "") => el("button", { type: "button", class: kind, click: act }, words);

export const pill = (words, tone = "") => el("span", { class: "pill " + tone }, words);

export function setClock(iso) {
  ahead = Date.parse(iso) - Date.now();
}

export const now = () => Date.now() + ahead;

/** A time that goes on by itself: "3 min ago", "in 12 s", or for an age just "3 min". */
export function time(iso, form = "ago") {
  if (!iso) return el("span", { class: "quiet" }, "–");
  const node = el("time", { datetime: iso, title: exact(iso), "data-form": form });
  node.textContent = relative(node);
  return node;
}

export function tick() {
  for (const node of document.querySelectorAll("time")) say(node, relative(node));
}

function relative(node) {
  const past = now() - Date.parse(node.dateTime);
  const length = duration(Math.abs(past) / 1000);
  if (node.dataset.form === "age") return length;
  if (Math.abs(past) < 1000) return "now";
  return past > 0 ? length + " ago" : "in " + length;
}

export function duration(seconds) {
  if (seconds < 60) return Math.floor(seconds) + " s";
  if (seconds < 3600) return Math.floor(seconds / 60) + " min";
  if (seconds < 48 * 3600) return Math.floor(seconds / 3600) + " h " + (Math.floor(seconds / 60) % 60) + " min";
  return Math.floor(seconds / 86400) + " days";
}

const exact = (iso) => new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "long" }) + "\n" + iso;

/** Ids begin with the milliseconds at which they were made. */
export const madeAt = (id) => new Date(parseInt(id.slice(id.indexOf("_") + 1).slice(0, 12), 16)).toISOString();

export const number = (n) => n.toLocaleString("en");

/** A number that was not counted to its end says so. */
export const atLeast = (counted) => (counted.more ? "more than " : "") + number(counted.count);

export const several = (counted, one, many) => atLeast(counted) + " " + (counted.count === 1 && !counted.more ? one : many);
