// Folds the navigation, closes menus politely, and answers the two keys that work everywhere.
// Nothing here is needed to work.
const root = document.documentElement
const fold = document.querySelector("[data-fold-nav]")
const remember = "desk.nav"

const show = folded => {
  root.classList.toggle("fold-nav", folded)
  fold?.setAttribute("aria-expanded", String(!folded))
}
show(localStorage.getItem(remember) === "folded")
fold?.addEventListener("click", () => {
  const folded = !root.classList.contains("fold-nav")
  localStorage.setItem(remember, folded ? "folded" : "open")
  show(folded)
})

const open = () => [...document.querySelectorAll("details.menu[open]")]
document.addEventListener("click", ({ target }) => {
  for (const menu of open()) if (!menu.contains(target)) menu.open = false
})

const isWriting = target => target.closest("input, textarea, select, [contenteditable]")
const answers = {
  "/": () => document.querySelector(".find input"),
  n: () => document.querySelector("[data-key=n]"),
}
document.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    for (const menu of open()) {
      menu.open = false
      menu.querySelector("summary").focus()
    }
  }
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
  const found = answers[event.key]?.()
  if (!found) return
  event.preventDefault()
  if (found.href) location.assign(found.href)
  else found.focus()
})
