// One job with all that is known of it, beside the page.

import { ask } from "/console/gateway.js";
import { button, byId, el, number, part, pill, say, several, time } from "/console/elements.js";
import { replayDelivery, resolveJob, retryJob } from "/console/decide.js";

const PARTS = [facts, attempts, deliveries, artifacts, billing];

const TONES = { succeeded: "good", failed: "bad", expired: "bad", throttled: "warn", in_progress: "busy" };

const OUTCOMES = {
  COMPLETED: "good", ACCEPTED: "busy", UNKNOWN: "bad", FAILED: "bad", REFUSED: "warn", NOT_REACHED: "warn", THROTTLED: "warn",
};
const DELIVERIES = { delivered: "good", parked: "bad", refused: "warn", dropped: "bad" };
const SETTLEMENTS = { settled: "good", parked: "bad", refused: "warn" };

let opened = null;
let watch = null;

export const isOpen = () => opened !== null;

export const jobLink = (id) => id.startsWith("job_") ? button(id, () => openJob(id), "id") : el("code", {}, id);

export const statusPill = (job, facts) => pill(facts.held ? "held" : job.status.replace("_", " "), facts.held ? "bad" : (TONES[job.status] ?? ""));

export function openJob(id) {
  opened = id;
  say(byId("job-title"), id);
  byId("job-parts").replaceChildren(...PARTS.map(() => el("section", { class: "decided" })));
  if (!byId("job").open) byId("job").showModal();
  watch.now();
}

export function listenForJob(theWatch) {
  watch = theWatch;
  const dialog = byId("job");
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    opened = null;
    watch.stop();
  });
}

export const loadJob = async () => (opened ? ask("/admin/jobs/" + encodeURIComponent(opened)) : null);

export function showJob(whole) {
  if (!whole || !opened) return;
  PARTS.forEach((render, i) => part(byId("job-parts").children[i], render(whole, true), () => render(whole)));
}

const quiet = (...words) => el("span", { class: "quiet" }, ...words);

const fact = (name, ...value) => [el("dt", {}, name), el("dd", {}, ...value)];

/** Each is asked twice: for the data that it shows, and for the elements. */
function facts({ job, facts }, onlyData) {
  if (onlyData) return [job, facts];
  return [
    el("p", { class: "head" }, statusPill(job, facts), `${job.kind} · ${job.model}`, job.progress === null ? null : quiet(job.progress + " %")),
    job.error ? el("p", { class: "reason" }, job.error.message, quiet(` ${job.error.code}`)) : facts.reason ? el("p", { class: "reason" }, facts.reason) : null,
    facts.held ? el("div", { class: "line" }, retryJob(job.id), resolveJob(job.id)) : null,
    el("dl", {},
      fact("User", facts.user), fact("State", facts.state.toLowerCase() + (facts.cancelRequested ? ", to be cancelled" : "")),
      fact("Made", time(job.createdAt)), fact("Started", time(job.startedAt)), fact(job.finishedAt ? "Over" : "Deadline", time(job.finishedAt ?? facts.deadline)),
      fact("Due", time(facts.dueAt)), fact("Worker", facts.worker ? el("code", {}, facts.worker) : "–"), fact("Failures", number(facts.failures))),
  ];
}

function attempts({ attempts }, onlyData) {
  if (onlyData) return attempts;
  return [el("h3", {}, "Attempts"), attempts.length ? attempts.map(attempt) : quiet("None yet.")];
}

function attempt(each) {
  return el("div", { class: "attempt" },
    el("p", { class: "head" }, el("b", {}, `${each.number}. ${each.platform}`), outcome(each.outcome),
      quiet(`${each.platformModel} · revision ${each.revision} · epoch ${each.epoch}`), time(each.startedAt)),
    each.error ? el("p", { class: "reason" }, each.error) : null,
    each.task ? el("p", {}, quiet("Task "), el("code", {}, JSON.stringify(each.task))) : null,
    el("ul", { class: "candidates" }, (each.decision.candidates ?? []).map((candidate) => el("li", {},
      el("b", {}, candidate.platform), quiet(` priority ${candidate.priority}, weight ${candidate.weight} `),
      candidate.skipped ? `passed over: ${candidate.skipped}` : candidate.platform === each.decision.chosen ? pill("chosen", "good") : quiet("next in turn")))));
}

const outcome = (word) => word ? pill(word.toLowerCase().replace("_", " "), OUTCOMES[word] ?? "") : pill("under way", "busy");

function deliveries({ deliveries }, onlyData) {
  if (onlyData) return deliveries;
  return [el("h3", {}, "Deliveries"), deliveries.length ? el("ul", { class: "rows" }, deliveries.map(delivery)) : quiet("None yet.")];
}

function delivery(each) {
  const stuck = each.state === "parked" || each.state === "refused";
  return el("li", { class: "decided" }, el("div", { class: "what" },
    el("p", { class: "head" }, el("b", {}, each.kind), pill(each.state, DELIVERIES[each.state] ?? ""),
      quiet(several({ count: each.attempts }, "attempt", "attempts")), each.nextAttemptAt ? el("span", {}, quiet("next "), time(each.nextAttemptAt)) : null),
    each.lastError ? el("p", { class: "reason" }, each.state === "delivered" ? quiet("Before that: ", each.lastError) : each.lastError) : null),
  el("div", { class: "deeds" }, stuck ? replayDelivery(each) : null));
}

function artifacts({ job }, onlyData) {
  const stored = job.result?.artifacts ?? [];
  if (onlyData) return job.result;
  if (!job.result) return [];
  return [el("h3", {}, "Artifacts"), el("ul", { class: "plain" }, stored.map((each) => el("li", {},
    /^https?:/.test(each.url) ? el("a", { href: each.url, target: "_blank", rel: "noopener noreferrer" }, each.url) : each.url,
    quiet(` ${each.mediaType ?? "unknown type"} · ${number(each.bytes)} bytes · ${each.fileId ?? "no file id"}`)))),
  job.result.missing ? el("p", { class: "reason" }, `${job.result.missing} of those asked for were not delivered.`) : null];
}

function billing({ job, margin }, onlyData) {
  const { total, currency, lines, settlement } = job.billing;
  if (onlyData) return [job.billing, margin];
  return [el("h3", {}, "Billing"),
    el("p", { class: "head" }, el("b", {}, `${total} ${currency}`), pill("settlement " + settlement, SETTLEMENTS[settlement] ?? ""),
      margin ? quiet(`cost ${margin.cost}, margin ${margin.margin}`) : null),
    el("ul", { class: "plain" }, lines.map((each) => el("li", {}, lineOfBill(each), quiet(" " + each.source))))];
}

function lineOfBill({ quantity, meter, unitPrice, per, amount }) {
  return `${quantity} ${meter} × ${unitPrice}${per === "1" ? "" : " per " + per} = ${amount}`;
}
