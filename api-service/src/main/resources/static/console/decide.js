// What a person does: asked once more in the place where the button was, and answered there and in a list of what was done.

import { act } from "/console/gateway.js";
import { button, byId, el, now, say, time } from "/console/elements.js";

const KEPT = 6;

let changed = () => {};

/** Told after every act, so that what it changed is looked at again. */
export const whenDone = (listener) => (changed = listener);

/**
 * A button that opens the question. `deed` is {words, question, yes, path, says, sentence?}; with a `sentence` a text is asked
 * for and sent, and `says` turns the gateway's answer into what was done.
 */
export function decision(deed) {
  const opener = button(deed.words, () => open(opener, deed));
  return opener;
}

function open(opener, deed) {
  const place = opener.closest(".decided");
  place.querySelector(".decision")?.remove();
  const wrong = el("p", { class: "failed", role: "alert", hidden: true });
  const text = deed.sentence ? el("textarea", { rows: 2, maxlength: 500, required: true, "aria-label": deed.sentence, placeholder: deed.sentence }) : null;
  const yes = el("button", { type: "submit", class: "strong" }, deed.yes);
  const close = () => {
    form.remove();
    opener.focus();
  };
  const form = el("form", { class: "decision", submit: (event) => submit(event, deed, { form, text, yes, wrong }) },
    el("p", {}, deed.question), text, el("div", { class: "line" }, yes, button("No", close)), wrong);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  place.append(form);
  (text ?? yes).focus();
}

async function submit(event, deed, { form, text, yes, wrong }) {
  event.preventDefault();
  if (text && !text.value.trim()) return refuse(wrong, "Write the sentence first.");
  yes.disabled = true;
  wrong.hidden = true;
  try {
    const answer = await act(deed.path, text ? { message: text.value.trim() } : undefined);
    note(deed.says(answer));
    form.remove();
  } catch (failure) {
    refuse(wrong, failure.message);
  }
  yes.disabled = false;
  changed();
}

function refuse(place, sentence) {
  say(place, sentence);
  place.hidden = false;
}

function note(sentence) {
  const list = byId("done");
  list.prepend(el("li", {}, sentence + " ", time(new Date(now()).toISOString())));
  while (list.children.length > KEPT) list.lastChild.remove();
}

export const retryJob = (id) => decision({
  words: "Try again", yes: "Try it again", path: `/admin/jobs/${id}/retry`,
  question: "Its provider may have done the work already and would then be paid twice; its user pays once. Try it again?",
  says: (answer) => `${id} is ${answer.job.status} again.`,
});

export const resolveJob = (id) => decision({
  words: "End as failed", yes: "End it as failed", path: `/admin/jobs/${id}/resolve`, sentence: "The sentence its owner reads",
  question: "It ends as failed and uncharged, and its owner reads this sentence:",
  says: (answer) => `${id} is ${answer.job.status}, uncharged.`,
});

export const replayDelivery = (delivery) => decision({
  words: "Send again", yes: "Send it again", path: `/admin/outbox/${delivery.id}/replay`,
  question: `The ${delivery.kind} is sent once more, byte for byte the same. Send it again?`,
  says: (answer) => `The ${delivery.kind} of ${delivery.jobId} is ${answer.state} and will be sent.`,
});

export const resolveCall = (id) => decision({
  words: "Resolve", yes: "It is settled", path: `/admin/calls/${id}/resolve`, sentence: "How it was settled",
  question: "Nothing is charged by this. Say how the call was settled outside of the gateway:",
  says: (answer) => `${id} is ${answer.state}.`,
});
