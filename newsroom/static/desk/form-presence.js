// Says every ten seconds that this form is open and where its person is, and shows who else is.
// Nothing waits for it: a heartbeat that fails is tried again with the next. While nobody is
// signed in there is none; `desk:back` tells that there may be.
import { isAway, renew } from "./reach.js"

const form = document.querySelector("form.story")
const EVERY = 10_000

const fieldOf = element =>
  element?.closest(".field, .line-of-sheet, .body-line, fieldset, .in, section")?.querySelector("[data-errors]")?.dataset
    .errors ?? ""

const said = more => {
  const body = new FormData()
  const { csrfmiddlewaretoken, uid, seen } = form.elements
  body.set("csrfmiddlewaretoken", csrfmiddlewaretoken.value)
  body.set("uid", uid.value)
  body.set("seen", seen.value)
  body.set("tab", form.dataset.tab)
  for (const [name, value] of Object.entries(more)) body.set(name, value)
  return body
}

const show = ({ part, marks }) => {
  const place = form.querySelector("[data-part=here]")
  if (place && !place.contains(document.activeElement) && place.innerHTML !== part) place.innerHTML = part
  for (const old of form.querySelectorAll(".here-mark")) old.remove()
  for (const [field, names] of Object.entries(marks)) {
    const mark = Object.assign(document.createElement("span"), { className: "here-mark", textContent: names.join(", ") })
    mark.ariaHidden = "true" // the bar says the same in a sentence
    form.querySelector(`[data-errors="${field}"]`)?.after(mark)
  }
}

let where = ""
form.addEventListener("focusin", ({ target }) => (where = fieldOf(target) || where))

const beat = async () => {
  if (isAway(form)) return
  const more = { field: document.hasFocus() ? where : "" }
  if (form.querySelector("[data-held]")) more.held = "1"
  try {
    const answer = await fetch(form.dataset.here, { method: "POST", body: said(more), redirect: "manual" })
    if (answer.ok) show(await answer.json())
    else if (answer.status === 403) await renew(form)
  } catch {
    // no connection: the save line tells of that
  }
}

setInterval(beat, EVERY)
beat()
form.addEventListener("desk:saved", beat)
form.addEventListener("desk:back", beat)
addEventListener("pageshow", ({ persisted }) => persisted && beat())
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && beat())
addEventListener("pagehide", () => isAway(form) || navigator.sendBeacon(form.dataset.here, said({ leave: "1" })))
