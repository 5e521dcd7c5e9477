// The form of a piece as a whole: keys, unsaved work, counts, the hour on the button.
// Nothing here is needed to work.
document.documentElement.classList.add("scripted")
const form = document.querySelector("form.story")

// Leaving with unsaved work asks first. Compared by what would be sent, so that undoing counts.
const sent = () =>
  JSON.stringify([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"))
let clean = null
let leaving = false
let touched = false
for (const hand of ["keydown", "pointerdown"]) addEventListener(hand, () => (touched = true), { once: true })
const settle = () => {
  if (!touched || clean === null) clean = sent()
}
addEventListener("load", settle) // by then the other scripts have spelled their fields their way
document.addEventListener("prose-editor:ready", () => setTimeout(settle))
form.addEventListener("submit", () => (leaving = true))
addEventListener("pageshow", () => (leaving = false))
addEventListener("beforeunload", event => {
  const refused = document.querySelector(".errornote, .clashes")
  if (!leaving && clean !== null && (refused || sent() !== clean)) event.preventDefault()
})

// The save line tells the truth while one types.
const saved = document.querySelector("[data-saved]")
const told = saved.innerHTML
let wait
form.addEventListener("input", () => {
  clearTimeout(wait)
  wait = setTimeout(() => {
    if (clean === null) return
    if (sent() === clean) saved.innerHTML = told
    else saved.textContent = saved.dataset.unsaved
  }, 300)
})

// Ctrl/Cmd-S saves, Ctrl/Cmd-Enter does what the filled button says.
addEventListener("keydown", event => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return
  const button =
    event.key.toLowerCase() === "s"
      ? form.querySelector("[name=_save]")
      : event.key === "Enter"
        ? form.querySelector(".verb .default")
        : null
  if (!button) return
  event.preventDefault()
  button.click()
})

for (const count of document.querySelectorAll("[data-count]")) {
  const line = document.getElementById(count.dataset.count)
  const most = Number(line.getAttribute("maxlength") || 200)
  const tell = () => {
    count.textContent = `${[...line.value].length} / ${most}`
    count.classList.toggle("over", [...line.value].length > most)
  }
  line.removeAttribute("maxlength") // a pasted line is cut by its writer, not by the browser
  line.addEventListener("input", tell)
  tell()
}

// The button says the hour once one to come is typed, on the paper's clock.
const publish = document.querySelector("[data-publish]")
const day = document.getElementById("id_planned_for_0")
const hour = document.getElementById("id_planned_for_1")
const zone = Number(document.body.dataset.adminUtcOffset || 0) * 1000
const label = () => {
  const then = Date.parse(`${day.value}T${hour.value}Z`) - zone
  const today = new Date(Date.now() + zone).toISOString().slice(0, 10)
  const words = [day.value === today ? "" : day.value, hour.value].filter(Boolean).join(" ")
  publish.textContent = then > Date.now() ? publish.dataset.at.replace("HOUR", words) : publish.dataset.publish
}
if (publish) for (const box of [day, hour]) box.addEventListener("input", label)

// Lines of the sheet grow with what is written where the stylesheet alone cannot.
if (!CSS.supports("field-sizing", "content")) {
  for (const area of document.querySelectorAll("textarea.write")) {
    const grow = () => {
      area.rows = 1
      while (area.scrollHeight > area.clientHeight && area.rows < 12) area.rows += 1
    }
    area.addEventListener("input", grow)
    grow()
  }
}
for (const area of document.querySelectorAll("textarea.headline")) {
  area.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault()
  })
}
