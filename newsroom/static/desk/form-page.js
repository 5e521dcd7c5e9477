// The form of a piece as a whole: keys, unsaved work, counts, the hour on the button.
// Nothing here is needed to work.
document.documentElement.classList.add("scripted")
const form = document.querySelector("form.story")

// Leaving with unsaved work asks first. Compared by what would be sent, so that undoing counts.
const sent = () =>
  JSON.stringify([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"))
let clean = null
let leaving = false
const settle = () => (clean = sent())
addEventListener("load", () => setTimeout(settle, 300)) // the editor rewrites the body once
form.addEventListener("submit", () => (leaving = true))
addEventListener("pageshow", () => (leaving = false))
addEventListener("beforeunload", event => {
  const refused = document.querySelector(".errornote, .clashes")
  if (!leaving && clean !== null && (refused || sent() !== clean)) event.preventDefault()
})

const saved = document.querySelector("[data-saved]")
form.addEventListener("input", () => {
  if (saved && clean !== null) saved.classList.toggle("changed", sent() !== clean)
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
