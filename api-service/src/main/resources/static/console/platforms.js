// Limits, circuits and pauses of every platform and of the models on it.

import { ask } from "/console/gateway.js";
import { byId, el, keep, number, pill, several, time } from "/console/elements.js";

const NEARLY = 0.8;

const known = { revision: null, newest: null };

export const loadPlatforms = () => ask("/admin/platforms");

export const loadRevision = () => ask("/admin/catalogue/revisions?limit=1");

export function showPlatforms(answer) {
  if (!answer) return;
  known.revision = answer.revision;
  keep(byId("limits"), answer.data, (platform) => platform.name, rows);
  revision();
}

export function showRevision(answer) {
  if (!answer) return;
  known.newest = answer.data[0] ?? null;
  revision();
}

function revision() {
  const { revision, newest } = known;
  if (revision === null) return;
  const since = newest?.revision === revision ? [", in force since ", time(newest.createdAt)] : [];
  const late = newest && newest.revision > revision ? `; revision ${newest.revision} is stored, and this replica does not go by it yet` : "";
  byId("revision").replaceChildren(`catalogue revision ${revision}`, ...since, late);
}

function rows(platform) {
  const turn = `${platform.adapter} · priority\u00a0${platform.priority} · weight\u00a0${platform.weight}`;
  const head = line("platform", [el("b", {}, platform.name), el("span", { class: "quiet" }, turn)], platform, [circuit(platform.circuits), ...pause(platform.use)]);
  return el("tbody", {}, head, ...platform.models.map((model) => line("model",
    [el("span", {}, model.model), model.platformModel === model.model ? null : el("span", { class: "quiet" }, "as " + model.platformModel)], model, pause(model.use))));
}

function line(kind, name, { limits, use }, state) {
  return el("tr", { class: kind + (use?.closedUntil ? " closed" : "") },
    el("th", { scope: "row" }, ...name),
    bar("Requests a minute", use?.requests, limits.rpm), bar("Tokens a minute", use?.tokens, limits.tpm), bar("At a time", use?.slots, limits.concurrency),
    el("td", { class: "state" }, ...state));
}

function bar(label, used, limit) {
  if (limit === null) return el("td", { "data-label": label, class: used ? "" : "unlimited quiet" }, used ? `${number(used)}, no limit` : "no limit");
  const share = limit > 0 ? Math.min(1, (used ?? 0) / limit) : 1;
  const full = el("span", { class: share >= 1 ? "full" : share >= NEARLY ? "nearly" : "" });
  full.style.width = share * 100 + "%";
  return el("td", { "data-label": label, class: "limited" }, el("span", { class: "bar", "aria-hidden": "true" }, full),
    `${number(used ?? 0)} / ${number(limit)}`);
}

function circuit(circuits) {
  if (circuits.length === 0) return el("span", { class: "quiet" }, "not called yet");
  const bad = circuits.filter((each) => each.state !== "CLOSED");
  if (bad.length === 0) return pill("circuit closed", "good");
  const open = bad.filter((each) => each.state === "OPEN");
  const since = bad.map((each) => each.since).sort()[0];
  return el("span", {}, pill(open.length ? "circuit open" : "circuit half open", open.length ? "bad" : "warn"),
    ` at ${bad.length} of ${several({ count: circuits.length }, "process", "processes")}, since `, time(since));
}

function pause(use) {
  if (!use?.closedUntil) return [];
  return [el("span", {}, pill("paused", "warn"), " goes on ", time(use.closedUntil), ": ", use.closedReason ?? "nobody wrote down why")];
}
