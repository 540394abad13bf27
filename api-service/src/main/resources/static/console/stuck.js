// What needs a person, and the one line that says how much that is.

import { atLeast, byId, el, keep, madeAt, number, say, several, time } from "/console/elements.js";
import { replayDelivery, resolveCall, resolveJob, retryJob } from "/console/decide.js";
import { ask } from "/console/gateway.js";
import { openJob, jobLink } from "/console/job.js";

const LISTED = 50;
const PAGE = 100;
const ENOUGH = 500;

const known = { overview: null, overviewFailed: "", differences: null };

export const loadHeld = () => ask("/admin/jobs?held=true&limit=" + LISTED);

export const loadParked = () => ask("/admin/outbox?state=parked&limit=" + LISTED);

export function showHeld(answer) {
  if (answer) group("held", answer.data, (row) => row.job.id, heldRow);
}

export function showParked(answer) {
  if (answer) group("parked", answer.data, (delivery) => delivery.id, deliveryRow);
}

export function showCalls(overview, failure) {
  known.overviewFailed = failure?.message ?? "";
  if (overview) {
    known.overview = overview;
    group("calls", overview.abandonedCalls, (call) => call.id, callRow);
    for (const [id, counted] of [["held", "held"], ["parked", "parked"], ["calls", "abandoned"]]) {
      say(byId(id).querySelector(".count"), atLeast(overview.stuck[counted]));
    }
  }
  verdict();
}

/** Page after page, for each looks at so many only; abandoned calls are in a list of their own. */
export async function loadDifferences() {
  const to = new Date().toISOString();
  const from = new Date(Date.now() - byId("span").value * 3600000).toISOString();
  const all = { jobs: 0, calls: 0, data: [], next: null, to };
  do {
    const after = all.next ? "&after=" + all.next : "";
    const page = await ask(`/admin/reconciliation?from=${from}&to=${to}&limit=${PAGE}${after}`);
    all.jobs += page.jobs;
    all.calls += page.calls;
    all.next = page.next;
    all.data.push(...page.differences.filter((found) => found.difference !== "call_abandoned"));
    if (all.next) looked(all, "Looking: ");
  } while (all.next && all.data.length < ENOUGH);
  return all;
}

export function showDifferences(all) {
  known.differences = all;
  if (all) {
    group("differences", all.data, (found) => found.id + found.difference, differenceRow);
    say(byId("differences").querySelector(".count"), number(all.data.length) + (all.next ? " and more" : ""));
    looked(all, "Reconciled: ");
  }
  verdict();
}

function looked(all, word) {
  byId("looked").firstElementChild.replaceChildren(
    word + several({ count: all.jobs }, "job", "jobs") + " and " + several({ count: all.calls }, "call", "calls") + " looked at, ", time(all.to), ".");
}

function group(id, items, keyOf, render) {
  const place = byId(id);
  const rows = place.querySelector(".rows");
  keep(rows, items, keyOf, render);
  place.hidden = rows.children.length === 0;
  const rest = place.querySelector(".rest");
  if (rest) rest.hidden = items.length < LISTED;
}

function verdict() {
  const line = byId("verdict");
  const { overview, differences } = known;
  if (known.overviewFailed) return headline(line, "", "How things stand is not known.", known.overviewFailed + (overview ? " Below is how it was." : ""));
  if (!overview) return headline(line, "", "Looking …", "");
  const parts = [
    [overview.stuck.held, "held job", "held jobs"],
    [overview.stuck.parked, "parked delivery", "parked deliveries"],
    [overview.stuck.abandoned, "abandoned call", "abandoned calls"],
    [{ count: differences?.data.length ?? 0, more: Boolean(differences?.next) }, "difference", "differences"],
  ].filter(([counted]) => counted.count > 0);
  const all = { count: parts.reduce((sum, [counted]) => sum + counted.count, 0), more: parts.some(([counted]) => counted.more) };
  const stuck = all.count > 0;
  document.title = (stuck ? `(${all.count}) ` : "") + "AI gateway: operators";
  headline(line, stuck ? "bad" : "good",
    stuck ? several(all, "thing needs", "things need") + " a person." : "Nothing is stuck.",
    [parts.map((each) => several(...each)).join(", "), ...asides(stuck, overview, differences)].filter(Boolean).map((words) => words.replace(/\.?$/, ".")).join(" "));
}

function asides(stuck, overview, differences) {
  const failing = overview.stuck.failing;
  return [
    !stuck && differences && "No job is held, no delivery parked, no call abandoned, and all that was reconciled agrees",
    overview.stuck.webhooksStoppedSince && "server-main answered a webhook with 410, so all are parked until you replay one",
    failing.count > 0 && several(failing, "delivery failed and is", "deliveries failed and are") + " sent again without you",
    !differences && "Whether all accounts agree is not known yet",
  ];
}

function headline(line, tone, words, detail) {
  line.className = tone;
  say(line.querySelector(".headline"), words);
  say(line.querySelector(".detail"), detail);
}

function row(head, reason, ...deeds) {
  return el("li", { class: "decided" },
    el("div", { class: "what" }, el("p", { class: "head" }, ...head), el("p", { class: "reason" }, reason)), el("div", { class: "deeds" }, ...deeds));
}

const quiet = (words) => el("span", { class: "quiet" }, words);

function heldRow({ job, facts }) {
  return row([jobLink(job.id), quiet(`${job.kind} · ${job.model} · ${facts.platform ?? "no platform"} · user ${facts.user}`), time(job.createdAt)],
    [facts.reason ?? "Nobody wrote down why.", quiet(" Deadline "), time(facts.deadline), "."], retryJob(job.id), resolveJob(job.id));
}

export function deliveryRow(delivery) {
  return row([jobLink(delivery.jobId), quiet(`${delivery.kind} · ${several({ count: delivery.attempts }, "attempt", "attempts")}`), time(delivery.createdAt)],
    [delivery.lastError ?? "Nobody wrote down why.", delivery.nextAttemptAt ? [quiet(" Next "), time(delivery.nextAttemptAt), "."] : []].flat(),
    ...(["parked", "refused"].includes(delivery.state) ? [replayDelivery(delivery)] : []));
}

function callRow(call) {
  return row([el("code", {}, call.id), quiet(`${call.kind} · ${call.model} · ${call.platform}`), time(call.startedAt)],
    call.error ?? "Its gateway died; nobody knows how far it came.", resolveCall(call.id));
}

function differenceRow(found) {
  const isJob = found.id.startsWith("job_");
  return row([jobLink(found.id), quiet(found.difference.replaceAll("_", " ")), time(madeAt(found.id))], found.message,
    ...(isJob ? [el("button", { type: "button", click: () => openJob(found.id) }, "Look at it")] : []));
}
