// Text that a window could not send before it was closed or killed goes to the desk from the next
// page that its person opens, which also tells the forms in other windows that somebody is signed
// in; at log-out, what reached it leaves this browser.
import { addressOf, asSent, forget, texts } from "./kept-text.js"
import { reach } from "./reach.js"

const place = document.querySelector("[data-left-over]")
const { person } = place.dataset

new BroadcastChannel("desk").postMessage("signed in")

const send = async () => {
  let reached = 0
  for (const text of texts(person)) {
    const body = asSent(text.fields)
    const { answer } = await reach(place, addressOf(text), { method: "POST", body })
    if (!answer) continue
    forget(text)
    reached += 1
  }
  return reached
}

if (texts(person).length && (await send())) {
  document.dispatchEvent(new CustomEvent("desk:left-over"))
  if (document.querySelector(".desk-grid")) location.reload() // the home shows it
}

const leave = document.querySelector("[data-log-out]")
leave?.addEventListener("submit", async event => {
  if (!texts(person).length) return
  event.preventDefault()
  await send()
  const left = texts(person)
  if (left.length && !confirm(place.dataset.leaving)) return
  for (const text of left) localStorage.removeItem(text.key)
  leave.submit()
})
