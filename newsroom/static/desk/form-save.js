// Saves the form without leaving it: what the server says of the piece is laid in its places,
// what is typed stays. Without this script the same form answers with whole pages.
// Tells the form of it: `desk:saved` and `desk:refused` (detail: the answer), `desk:parts`;
// hears from whoever asked the desk what became of it: `desk:reached` (detail: as reach.js).
import { reach } from "./reach.js"

const form = document.querySelector("form.story")
const live = form.querySelector("[data-live]")
const line = () => form.querySelector("[data-saved]")

// Compared by what would be sent, so that undoing counts.
const entries = button =>
  [...new FormData(form, button)]
    .filter(([name]) => name !== "csrfmiddlewaretoken")
    .map(([name, value]) => [name, value.replace(/\r\n?|\n/g, "\r\n")])
const spelled = () => JSON.stringify(entries())
let clean = null
let sending = false
let isWanted = false // a save that could not be sent: its text is, once the desk is reached
let leaving = false
let touched = false
let isEarly = false // something was typed before the form stood as it was sent
for (const hand of ["keydown", "pointerdown"]) addEventListener(hand, () => (touched = true), { once: true })
form.addEventListener("input", event => (isEarly ||= clean === null && event.isTrusted), true)
const settle = () => {
  if (!touched || clean === null) clean = isEarly || "restored" in form.dataset ? "" : spelled()
  tell()
}
addEventListener("load", settle) // by then the other scripts have spelled their fields their way
document.addEventListener("prose-editor:ready", () => setTimeout(settle))
addEventListener("pageshow", () => (leaving = false))
addEventListener("beforeunload", event => {
  const refused = form.querySelector(".errornote, .clashes")
  if (!leaving && clean !== null && (refused || spelled() !== clean)) event.preventDefault()
})

// The save line tells the truth while one types; `told` is what the server said last.
let told = line().innerHTML
let isKept = false // whether the desk has what was typed, unsaved
let words = ""
const tell = () => {
  const isUnsaved = clean !== null && spelled() !== clean
  form.toggleAttribute("data-unsaved", isUnsaved)
  const { unsaved } = line().dataset
  if (sending) line().textContent = live.dataset.saving
  else if (!isUnsaved && !isWanted) line().innerHTML = told
  else if (form.dataset.trouble) line().replaceChildren(`${unsaved}: `, ...trouble())
  else line().textContent = isKept ? `${unsaved}. ${live.dataset.kept}` : unsaved
}
const trouble = () => {
  const { trouble, safe } = form.dataset
  const said = trouble === "refused" && words ? words : live.dataset[trouble].replace("NAME", words)
  const all = `${said} ${safe === undefined ? live.dataset.stay : live.dataset.safe}`
  if (trouble !== "out" && trouble !== "other") return [all]
  const link = Object.assign(document.createElement("a"), {
    href: live.dataset.signIn, target: "desk-sign-in", textContent: live.dataset.signInWords,
  })
  return [`${all} `, link]
}
let wait
form.addEventListener("input", () => {
  isKept = false
  wait ??= setTimeout(() => {
    wait = null
    tell()
  }, 250)
})
form.addEventListener("desk:reached", ({ detail }) => {
  const had = form.dataset.trouble
  words = detail.words ?? ""
  if (detail.trouble) form.dataset.trouble = detail.trouble
  else delete form.dataset.trouble
  isKept = Boolean(detail.kept)
  tell()
  if (detail.trouble && detail.trouble !== had) live.textContent = line().textContent
  if (!detail.trouble && isWanted) save()
})

// -- what the answer brings ----------------------------------------------------------

const sameAs = (one, other) =>
  one.tagName === other.tagName && one.name === other.name && (one.type !== "submit" || one.value === other.value)

// A part is replaced whole; what was typed in it, its open folds and the focus come over.
const lay = (part, html, isDone) => {
  const focused = part.contains(document.activeElement) ? document.activeElement : null
  const caret = focused?.selectionStart === undefined ? null : [focused.selectionStart, focused.selectionEnd]
  const typed = isDone ? [] : [...part.querySelectorAll("textarea, select, input[type=checkbox]")]
  const folds = [...part.querySelectorAll("details.fold")].map(fold => fold.open)
  part.innerHTML = html
  part.querySelectorAll("details.fold").forEach((fold, place) => (fold.open = folds[place] ?? fold.open))
  for (const old of typed) {
    const box = [...part.querySelectorAll("[name]")].find(one => sameAs(one, old))
    if (!box) continue
    box.value = old.value
    box.checked = old.checked
    for (let fold = old.closest("details"); fold; fold = null) box.closest("details").open = fold.open
  }
  if (!focused) return
  const again = [...part.querySelectorAll("a, button, summary, input, select, textarea")]
  const there = again.find(one => sameAs(one, focused)) ?? part.querySelector(".verb button") ?? again[0]
  there?.focus({ preventScroll: true })
  if (caret && there?.setSelectionRange) there.setSelectionRange(...caret)
}

const mark = errors => {
  for (const slot of form.querySelectorAll("[data-errors]")) {
    const name = slot.dataset.errors
    const messages = errors[name] ?? []
    const list = Object.assign(document.createElement("ul"), { className: "errorlist", id: `id_${name}_error` })
    list.append(...messages.map(text => Object.assign(document.createElement("li"), { textContent: text })))
    slot.replaceChildren(...(messages.length ? [list] : []))
    slot.closest(".field, .line-of-sheet, .body-line")?.classList.toggle("errors", messages.length > 0)
    const box = control(slot)
    if (messages.length) {
      box?.setAttribute("aria-invalid", "true")
      box?.setAttribute("aria-describedby", list.id)
      for (let fold = slot.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
    } else if (box?.getAttribute("aria-invalid")) {
      box.removeAttribute("aria-invalid")
      box.removeAttribute("aria-describedby")
    }
  }
}
const control = slot => {
  const after = [...slot.parentElement.querySelectorAll("input, select, textarea, button, [contenteditable=true]")]
  return after.find(one => one.checkVisibility() && slot.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
}
form.addEventListener("click", event => {
  const jump = event.target.closest("[data-jump]")
  const slot = jump && form.querySelector(`[data-errors="${jump.dataset.jump}"]`)
  if (!slot) return
  event.preventDefault()
  for (let fold = slot.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
  control(slot)?.focus()
})

// The server's spelling of a line that is still as it was sent and not being typed in.
let isComposing = false
form.addEventListener("compositionstart", () => (isComposing = true))
form.addEventListener("compositionend", () => (isComposing = false))
const respell = (values, sent) => {
  if (isComposing) return
  for (const [name, value] of Object.entries(values)) {
    const box = form.elements[name]
    if (!box || box === document.activeElement || sent.get(name) !== box.value.replace(/\r\n?|\n/g, "\r\n")) continue
    box.value = value
    box.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

const settleDown = (answer, sent, spelling) => {
  const isSame = spelled() === spelling
  if (answer.address && form.getAttribute("action") !== answer.address) {
    form.action = answer.address
    history.replaceState(history.state, "", answer.address)
  }
  document.title = [answer.title, document.title.split(" · ").at(-1)].join(" · ")
  form.querySelector("h1").textContent = answer.title
  if (answer.seen) form.elements.seen.value = answer.seen
  if (answer.saved) respell(answer.values, sent)
  for (const [name, html] of Object.entries(answer.parts)) {
    const part = form.querySelector(`[data-part="${name}"]`)
    if (part) lay(part, html, answer.done)
  }
  mark(answer.errors)
  if (answer.parts.bar) told = line().innerHTML
  // What was typed while it was on its way is not saved yet.
  if (answer.saved) clean = isSame ? spelled() : spelling
  tell()
  const word = form.querySelector(".bar .messagelist") ?? (spelled() === clean ? line() : null)
  live.textContent = answer.saved ? (word?.textContent.trim() ?? "") : ""
  form.dispatchEvent(new CustomEvent("desk:parts", { detail: answer }))
  const detail = { ...answer, seq: Number(sent.get("_seq")) }
  form.dispatchEvent(new CustomEvent(answer.saved ? "desk:saved" : "desk:refused", { detail }))
  if (!answer.reload) return
  if (!isSame || isComposing) return save() // typed meanwhile: that first
  leaving = true
  location.replace(answer.address)
}

// -- sending -------------------------------------------------------------------------

let asked = null // the button pressed while another save was on its way
const save = async button => {
  if (sending) {
    asked = button ?? asked ?? form.querySelector("[name=_save]")
    return
  }
  sending = true
  form.dataset.seq = Number(form.dataset.seq) + 1
  const sent = new URLSearchParams([...entries(button), ["_tab", form.dataset.tab], ["_seq", form.dataset.seq]])
  const spelling = spelled()
  tell()
  const result = await reach(form, form.action, { method: "POST", body: sent })
  sending = false
  // A verb is not done behind one's back when the connection returns; its text is saved.
  isWanted = Boolean(result.trouble) && result.trouble !== "refused"
  form.dispatchEvent(new CustomEvent("desk:reached", { detail: result }))
  if (result.answer) settleDown(result.answer, sent, spelling)
  if (asked) {
    const button = asked
    asked = null
    save(button.isConnected ? button : form.querySelector("[name=_save]"))
  }
}

form.addEventListener("submit", event => {
  event.preventDefault()
  save(event.submitter)
})
form.addEventListener("input", () => form.querySelector(".bar .messagelist")?.remove())
