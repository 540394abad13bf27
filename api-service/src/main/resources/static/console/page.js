// The operators' page: the door, and what is looked at how often.

import { byId, now, say, setClock, tick } from "/console/elements.js";
import { whenDone } from "/console/decide.js";
import { ask, setToken, token } from "/console/gateway.js";
import { isOpen, listenForJob, loadJob, showJob } from "/console/job.js";
import { listenForJobs, loadJobs, showJobs } from "/console/jobs.js";
import { loadPlatforms, loadRevision, showPlatforms, showRevision } from "/console/platforms.js";
import { loadDifferences, loadHeld, loadParked, showCalls, showDifferences, showHeld, showParked } from "/console/stuck.js";
import { loadRefused, showRefused, showWaiting } from "/console/waiting.js";
import { startAll, stopAll, Watch } from "/console/watch.js";

const OFTEN = 3;
const SELDOM = 30;

let seen = 0; // When the gateway last answered.

function showOverview(overview, failure) {
  if (overview) {
    setClock(overview.at);
    seen = now();
  }
  showWaiting(overview);
  showCalls(overview, failure);
}

const watch = (name, seconds, load, show) => new Watch(name, seconds, load, show, (failure) => lock(failure.message));

const overview = watch("overview", OFTEN, () => ask("/admin/overview"), showOverview);
const held = watch("held", OFTEN, loadHeld, showHeld);
const parked = watch("parked", OFTEN, loadParked, showParked);
const refused = watch("refused", SELDOM, loadRefused, showRefused);
const differences = watch("differences", 60, loadDifferences, showDifferences);
watch("platforms", OFTEN, loadPlatforms, showPlatforms);
watch("revision", SELDOM, loadRevision, showRevision);
const jobs = watch("jobs", OFTEN, loadJobs, showJobs);
const job = watch("job", OFTEN, loadJob, showJob);

function lock(why) {
  stopAll();
  setToken(null);
  byId("job").close();
  byId("all").hidden = byId("forget").hidden = true;
  byId("door").hidden = false;
  say(byId("door-why"), why);
  byId("token").value = "";
  byId("token").focus();
}

function unlock() {
  byId("door").hidden = true;
  byId("all").hidden = byId("forget").hidden = false;
  startAll();
}

function pulse() {
  tick();
  const old = seen && !byId("all").hidden ? Math.floor((now() - seen) / 1000) : 0;
  say(byId("pulse"), old > 3 * OFTEN ? `not answered for ${old} s` : "");
}

byId("door").addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = byId("token").value.trim();
  if (!/^[\x21-\x7e]+$/.test(typed)) return say(byId("door-why"), "A token has letters, digits and signs only, and no space; copy it again.");
  setToken(typed);
  unlock();
});
byId("forget").addEventListener("click", () => lock(""));
byId("look").addEventListener("click", () => differences.now());
byId("span").addEventListener("change", () => differences.now());
listenForJobs(jobs);
listenForJob(job);
whenDone(() => [overview, held, parked, refused, jobs, ...(isOpen() ? [job] : [])].forEach((each) => each.now()));
setInterval(pulse, 1000);
if (token()) unlock();
else lock("");
