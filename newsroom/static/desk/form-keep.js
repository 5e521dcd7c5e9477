// Keeps what is typed before anybody saves it: within half a second in this browser, within two
// at the desk. Reads the form and never writes in it, so that no composition is disturbed.
import { addressOf, asSent, drop, write } from "./kept-text.js"
import { isAway, reach, renew } from "./reach.js"

const form = document.querySelector("form.story")
const HERE = 400 // milliseconds from a change until it stands in this browser
const THERE = 1500 // and until it is on its way to the desk
const BACK_OFF = [1, 2, 4, 8, 15] // seconds between tries; the last one for ever
const { person, tab, autosave } = form.dataset
const uid = form.elements.uid.value

// As FormData, which would spoil halves of surrogate pairs.
const fields = () =>
  [...form.elements]
    .filter(box => box.name && box.name !== "csrfmiddlewaretoken" && !box.disabled)
    .filter(box => !["submit", "button", "file"].includes(box.type) && (box.checked || !["checkbox", "radio"].includes(box.type)))
    .map(box => [box.name, box.value.replace(/\r\n?|\n/g, "\r\n")])

const isUnsaved = () => "unsaved" in form.dataset
const text = seq => ({ fields: fields(), seq, autosave, base: form.elements.seen.value })
let isSent = false // whether the desk has a text of this tab
let here, there
let isBusy = false
let isDue = false // whether something was typed since what the desk has
let tries = 0

const keepHere = () => {
  clearTimeout(here)
  here = null
  if (!isUnsaved() || !(isDue || "trouble" in form.dataset)) return
  const isKept = write(person, uid, tab, text(Number(form.dataset.seq) + 1))
  if (isKept) form.dataset.safe = ""
  else delete form.dataset.safe
}

const keepThere = async () => {
  clearTimeout(there)
  there = null
  if (isBusy) return
  if (!isUnsaved() && !isSent && !("trouble" in form.dataset)) return
  isBusy = true
  isDue = false
  const seq = (form.dataset.seq = Number(form.dataset.seq) + 1)
  const now = text(seq)
  const body = isUnsaved() ? asSent(now.fields) : "" // undone by hand: nothing of it waits
  const result = await reach(form, addressOf({ ...now, uid, tab }), { method: "POST", body })
  isBusy = false
  if (result.answer?.kept === false) form.dataset.seq = Math.max(form.dataset.seq, result.answer.seq)
  if (result.answer?.kept) {
    isSent = body !== ""
    if (!isDue) drop(person, uid, tab)
  } else isDue = true
  form.dispatchEvent(new CustomEvent("desk:reached", { detail: { ...result, kept: isSent && !isDue } }))
  const isLeftOver = isSent && !isUnsaved()
  if ((isDue || isLeftOver) && result.answer) there = setTimeout(keepThere, isDue ? THERE : 0)
}

form.addEventListener("input", () => {
  isDue = true
  here ??= setTimeout(keepHere, HERE)
  if (["refused", undefined].includes(form.dataset.trouble)) there ??= setTimeout(keepThere, THERE)
})
form.addEventListener("desk:saved", ({ detail }) => {
  isSent = isUnsaved() || Number(form.dataset.seq) > (detail?.seq ?? 0)
  if (isUnsaved()) return
  isDue = false
  drop(person, uid, tab)
  if (isSent) keepThere() // kept while the save was on its way, it outlived it: it is taken back
})

// Whoever meets trouble, this asks again until it is over, or until somebody signs in where that
// is what is missing. It hears of it before the save line.
const hear = ({ detail }) => {
  if (!detail.trouble) {
    tries = 0
    return
  }
  isDue = true
  keepHere()
  clearTimeout(there)
  if (detail.trouble !== "refused" && !isAway(form)) there = setTimeout(keepThere, 1000 * BACK_OFF[Math.min(tries++, BACK_OFF.length - 1)])
}
form.addEventListener("desk:reached", hear, { capture: true })
const again = async () => {
  if (isAway(form)) {
    if (await renew(form)) return
    form.dispatchEvent(new Event("desk:back"))
  }
  if ("trouble" in form.dataset) keepThere()
}
addEventListener("online", again)
addEventListener("focus", again)
new BroadcastChannel("desk").addEventListener("message", again)

addEventListener("pagehide", keepHere)
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return
  keepHere()
  if (isDue && !("trouble" in form.dataset)) keepThere()
})

// What an earlier window left behind has reached the desk: offer it.
document.addEventListener("desk:left-over", async () => {
  const { answer } = await reach(form, form.dataset.waiting, {})
  if (answer) form.querySelector("[data-part=offers]").innerHTML = answer.parts.offers
})
