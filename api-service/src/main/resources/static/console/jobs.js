// The newest jobs of all users.

import { ask } from "/console/gateway.js";
import { byId, el, keep, time } from "/console/elements.js";
import { jobLink, openJob, statusPill } from "/console/job.js";

export function loadJobs() {
  const status = byId("status").value;
  return ask("/admin/jobs?limit=30" + (status ? "&status=" + status : ""));
}

export function showJobs(answer) {
  if (!answer) return;
  const rows = answer.data.length ? answer.data : [{ job: { id: "none" } }];
  keep(byId("newest").tBodies[0], rows, (row) => row.job.id, line);
}

export function listenForJobs(watch) {
  byId("status").addEventListener("change", () => watch.now());
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    const id = byId("wanted").value.trim();
    if (id) openJob(id);
  });
}

function line({ job, facts }) {
  if (job.id === "none") return el("tr", {}, el("td", { colspan: 6, class: "quiet" }, "There is none."));
  const why = job.error?.message ?? facts.reason;
  return el("tr", {},
    el("td", {}, jobLink(job.id)),
    el("td", { "data-label": "Status" }, statusPill(job, facts), why ? el("span", { class: "why", title: why }, why) : null),
    el("td", { "data-label": "Work" }, `${job.kind} · ${job.model}`),
    el("td", { "data-label": "User" }, facts.user),
    el("td", { "data-label": "Platform" }, facts.platform ?? "–"),
    el("td", { "data-label": "Made" }, time(job.createdAt)));
}
