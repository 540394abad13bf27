// What waits and why, from the overview.

import { atLeast, byId, duration, el, keep, number, part, say, several, time } from "/console/elements.js";
import { ask } from "/console/gateway.js";
import { jobLink } from "/console/job.js";
import { deliveryRow } from "/console/stuck.js";

const LISTED = 50;
const KINDS = ["image", "edit", "video"];
const UNDER_WAY = [["QUEUED", "queued"], ["WAITING", "waiting for room"], ["RUNNING", "running"], ["STORING", "being stored"]];
const ENDED = [["SUCCEEDED", "succeeded"], ["FAILED", "failed"], ["CANCELLED", "cancelled"], ["EXPIRED", "expired"]];
const FREE_WORKER = "They wait for a worker with a free slot.";

export function showWaiting(overview) {
  if (!overview) return;
  const [now, ended] = byId("numbers").tBodies;
  const counts = overview.jobs.map(({ state, kind, count, more }) => [state, kind, count, more]);
  part(now, counts, () => UNDER_WAY.map((line) => numbers(line, overview.jobs)));
  part(ended, overview.ended, () => [
    el("tr", {}, el("th", { colspan: 4, scope: "rowgroup", title: "Of the newest 10,000 jobs, those made within the last hour" }, "made within the last hour and over")),
    ...ENDED.map((line) => numbers(line, overview.ended))]);
  keep(byId("due"), overview.due, (due) => due.kind, dueLine);
  const why = reasons(overview.jobs);
  keep(byId("reasons"), why.length ? why : [{ none: true }], (each) => each.key ?? "none", reasonLine);
  keep(byId("longest"), overview.longestWaiting.length ? overview.longestWaiting : [{ id: "none" }], (job) => job.id, longestLine);
  say(byId("failing-count"), atLeast(overview.stuck.failing));
  keep(byId("failing"), overview.failing.length ? overview.failing : [{ id: "none" }], (delivery) => delivery.id, (delivery) =>
    delivery.id === "none" ? none("None.") : deliveryRow(delivery));
}

export const loadRefused = () => ask("/admin/outbox?state=refused&limit=" + (LISTED + 1));

export function showRefused(answer) {
  if (!answer) return;
  const place = byId("refused");
  const count = { count: Math.min(answer.data.length, LISTED), more: answer.data.length > LISTED };
  say(place.querySelector("summary"), several(count, "settlement was refused: its user", "settlements were refused: their users") + " cannot pay. Nothing is stuck by it.");
  keep(place.querySelector("ul"), answer.data.slice(0, LISTED), (delivery) => delivery.id, deliveryRow);
  place.hidden = answer.data.length === 0 && place.querySelector("li") === null;
}

const none = (words) => el("li", { class: "quiet" }, words);

function sum(groups) {
  return { count: groups.reduce((all, group) => all + group.count, 0), more: groups.some((group) => group.more) };
}

function numbers([state, words], groups) {
  const cells = KINDS.map((kind) => {
    const counted = sum(groups.filter((group) => group.state === state && group.kind === kind));
    const words = (counted.more ? "> " : "") + number(counted.count);
    return el("td", { class: counted.count ? "some-" + state.toLowerCase() : "quiet", title: counted.more ? atLeast(counted) : null }, words);
  });
  return el("tr", {}, el("th", { scope: "row" }, words), ...cells);
}

function dueLine(due) {
  const words = due.count ? several(due, due.kind, due.kind + "s") + (due.oldestSeconds ? ", the first for " + duration(due.oldestSeconds) : "") : `no ${due.kind}`;
  return el("li", { class: due.oldestSeconds >= 60 ? "warn" : due.count ? "" : "quiet" }, words);
}

/** One line for a state, model and reason, whatever the kind. */
function reasons(groups) {
  const lines = new Map();
  for (const group of groups) {
    if (group.state !== "QUEUED" && group.state !== "WAITING") continue;
    const key = [group.state, group.model, group.reason].join("\n");
    lines.set(key, [...(lines.get(key) ?? []), group]);
  }
  return [...lines].map(([key, all]) => ({
    key, ...sum(all), model: all[0].model, reason: all[0].reason, oldest: all.map((group) => group.oldest).sort()[0],
  })).sort((one, other) => other.count - one.count);
}

function reasonLine(line) {
  if (line.none) return none("No job waits.");
  return el("li", {}, el("b", {}, several(line, "job", "jobs")), " of ", el("b", {}, line.model), ", the oldest for ", time(line.oldest, "age"), ". ",
    el("span", { class: "reason" }, line.reason ?? FREE_WORKER));
}

function longestLine(job) {
  if (job.id === "none") return none("No job waits.");
  const why = job.reason ?? "It waits for a worker with a free slot.";
  return el("li", {}, el("div", { class: "what" },
    el("p", { class: "head" }, jobLink(job.id), el("span", { class: "quiet" }, `${job.kind} · ${job.model}`),
      el("span", {}, "for ", time(job.createdAt, "age"), el("span", { class: "quiet" }, ", deadline "), time(job.deadline))),
    el("p", { class: "why", title: why }, why)));
}
